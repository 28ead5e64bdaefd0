/** How the desktop will tell about a device that waits, and what to do where it cannot. */
import type { DesktopState, LoginTrouble } from '../../src-main/desktop/ipc-contract.ts';
import { saying, type Sentence } from '../language/sentence.ts';
import { t } from '../language/t.ts';

export function announcement({ notifications }: Pick<DesktopState, 'notifications'>): string {
  return t(`desktop.announces.${notifications.kind}`);
}

export interface Shortcoming {
  readonly title: string;
  /** In the words of the desktop: English. */
  readonly why: string;
  readonly text: string;
}

export function shortcomings({ notifications, tray }: DesktopState): readonly Shortcoming[] {
  const listed = tray.kind === 'shown' ? 'desktop.noNotifications.withTray' : 'desktop.noNotifications.withoutTray';
  return [
    ...(notifications.kind === 'unavailable'
      ? [{ title: t('desktop.noNotifications'), why: notifications.why, text: t(listed) }]
      : []),
    ...(tray.kind === 'unavailable'
      ? [{ title: t('desktop.noTray'), why: tray.why, text: t('desktop.noTray.text') }]
      : []),
  ];
}

/** Why the system will not do what was just chosen; undefined where it will. */
export function loginRefusal(
  wanted: boolean,
  { startAtLogin }: Pick<DesktopState, 'startAtLogin'>,
): Sentence | undefined {
  switch (startAtLogin.kind) {
    case 'on':
      return wanted ? undefined : saying('desktop.login.stillOn');
    case 'off':
      return wanted ? saying('desktop.login.stillOff') : undefined;
    case 'overridden':
    case 'unavailable':
      return wanted ? { words: () => t('desktop.login.willNot', { why: loginTrouble(startAtLogin.why) }) } : undefined;
  }
}

export function loginTrouble(why: LoginTrouble): string {
  switch (why.code) {
    case 'programMissing':
      return t('login.programMissing', { program: why.program });
    case 'otherDesktop':
      return t('login.otherDesktop', { desktop: why.desktop });
    case 'masked':
      return t('login.masked', { file: why.file });
    case 'macosOff':
    case 'windowsOff':
    case 'noProgram':
    case 'notInstalled':
    case 'notLookedUp':
      return t(`login.${why.code}`);
  }
}
