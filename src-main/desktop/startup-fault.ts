/** Why nothing could be started at all, in words for a person. Pure. */
import { errorWords } from '../gateway/index.ts';
import type { DesktopState } from './ipc-contract.ts';

export type StartupFault = NonNullable<DesktopState['startupFault']>;

/** `by` is where it runs, for one that this computer's command line does not reach. */
export function anotherGatewayRuns(stateDir: string, by?: string): StartupFault {
  if (by !== undefined) {
    return {
      what: 'Another gateway uses the same state folder',
      why: `It runs on another computer or in a container (${by}), and only one may use ${stateDir}.`,
      fix: 'Stop it there, or give this one another folder with OPENCLAW_STATE_DIR. Then choose “Start gateway” in the tray.',
    };
  }
  return {
    what: 'Another gateway runs already on this computer',
    why: `It uses the same state folder, ${stateDir}, and only one may.`,
    fix: 'Stop it with: openclaw gateway stop. Then choose “Start gateway” in the tray.',
  };
}

export function stateFolderIsUnusable(folder: string, error: unknown): StartupFault {
  return {
    what: 'The gateway can’t use its state folder',
    why: `${folder}: ${errorWords(error)}`,
    fix:
      'Make the folder yours to read and write, and see that its disk has room. Then choose “Start gateway” in the ' +
      'tray. With OPENCLAW_STATE_DIR the app uses another folder.',
  };
}
