/** Why the app will not start at login, in English, by the ids of the page's messages: the page takes them from here. */
import { filled } from './plain-words.ts';

export const LOGIN_WORDS = {
  'login.macosOff': 'macOS has switched it off: see System Settings, General, Login Items.',
  'login.windowsOff': 'Windows has switched it off: see Task Manager, Startup apps.',
  'login.noProgram': 'The entry names no program.',
  'login.programMissing': 'The entry starts {program}, which is not there.',
  'login.otherDesktop': 'The entry is not for this desktop ({desktop}).',
  'login.masked': '{file} tells systemd not to start it.',
  'login.notInstalled': 'Only an installed app can be started at login.',
  'login.notLookedUp': 'It is being looked up.',
} as const;

export type LoginTrouble =
  | { readonly code: 'macosOff' | 'windowsOff' | 'noProgram' | 'notInstalled' | 'notLookedUp' }
  | { readonly code: 'programMissing'; readonly program: string }
  | { readonly code: 'otherDesktop'; readonly desktop: string }
  | { readonly code: 'masked'; readonly file: string };

export function loginTroubleWords({ code, ...values }: LoginTrouble): string {
  return filled(LOGIN_WORDS[`login.${code}`], values);
}
