/** Why the gateway does not run, as lines of a terminal. */
import { errorWords, type GatewayFault } from '../gateway/index.ts';
import { failed, type CommandOutput } from './output.ts';

export function faultWords({ what, why, fix }: GatewayFault): string {
  return `${what}.\n${why}\n${fix}`;
}

export function unusableFile(why: string): CommandOutput {
  return failed(`${why}\nIt is left as it is. Correct it first; see: openclaw doctor`);
}

export function stateFolderProblem(folder: string, error: unknown): CommandOutput {
  const why = errorWords(error);
  return failed(
    `The gateway can’t use its state folder, ${folder}.\n${why}\n` +
      'Make it yours to read and write, and see that its disk has room; or choose another with OPENCLAW_STATE_DIR.',
  );
}
