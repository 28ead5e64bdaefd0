/** `openclaw gateway autostart on | off | status`: the same switch as the tray's "Start at login". */
import { LOGIN_UNIT, loginEntry, type StartAtLogin } from '../adapters/index.ts';
import { errorWords, loginTroubleWords, type LoginTrouble } from '../gateway/index.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { installedApp } from './own-command.ts';

export const AUTOSTART_CHOICES = ['on', 'off', 'status'] as const;
export type AutostartChoice = (typeof AUTOSTART_CHOICES)[number];

export async function autostart(choice: AutostartChoice): Promise<CommandOutput> {
  if (process.platform !== 'linux') {
    return failed('On this system only the app itself can switch it: see “Start at login” in its menu in the tray.');
  }
  const entry = loginEntry(process.env);
  if (choice === 'status') return report(await entry.state());
  const app = installedApp();
  if (app === undefined) {
    return failed(
      'Nothing changed: the app is not installed here, only the command is.\n' +
        'A gateway without a desktop starts with the system by: openclaw gateway service install',
    );
  }
  try {
    await entry.set(choice === 'on', [app, '--hidden']);
  } catch (error) {
    const why = errorWords(error);
    return failed(`Nothing changed: ${entry.file} could not be written.\n${why}\nMake its folder writable for you.`);
  }
  return report(await entry.state());
}

function report(state: StartAtLogin): CommandOutput {
  switch (state.kind) {
    case 'on':
      return said('on    The app starts when you log in to a desktop, in the tray.', state);
    case 'off':
      return said('off   The app starts only when you start it.', state);
    case 'overridden':
      return failed(`It will not start when you log in.\n${loginTroubleWords(state.why)}\n${remedy(state.why)}`, state);
    case 'unavailable':
      return failed(loginTroubleWords(state.why), state);
  }
}

/** A mask is a person's or an administrator's word: not ours to take back. */
function remedy({ code }: LoginTrouble): string {
  return code === 'masked'
    ? `Allow it again: systemctl --user unmask '${LOGIN_UNIT}'`
    : 'Set it anew: openclaw gateway autostart on';
}
