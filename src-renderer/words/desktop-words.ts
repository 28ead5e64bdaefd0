/** How the desktop will tell about a device that waits, and what to do where it cannot. */
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';

export function announcement({ notifications }: Pick<DesktopState, 'notifications'>): string {
  switch (notifications.kind) {
    case 'checking':
      return 'It also shows a notification, if this system does.';
    case 'buttons':
      return 'A notification appears as well, with Approve and Deny on it.';
    case 'body-click':
      return 'A notification appears as well; click it to decide.';
    case 'unavailable':
      return 'Keep this window open to see it, because notifications do not work here.';
  }
}

export interface Shortcoming {
  readonly title: string;
  readonly text: string;
}

export function shortcomings({ notifications, tray }: DesktopState): readonly Shortcoming[] {
  return [
    ...(notifications.kind === 'unavailable'
      ? [
          {
            title: 'Notifications do not work here',
            text: `${notifications.why} Devices that wait are listed below${tray.kind === 'shown' ? ', and in the tray menu' : ''}.`,
          },
        ]
      : []),
    ...(tray.kind === 'unavailable'
      ? [
          {
            title: 'There may be no tray icon here',
            text: `${tray.why} The gateway runs all the same; start OpenClaw Gateway again to get back to this window.`,
          },
        ]
      : []),
  ];
}

/** Why the system will not do what was just chosen; undefined where it will. */
export function loginRefusal(
  wanted: boolean,
  { startAtLogin }: Pick<DesktopState, 'startAtLogin'>,
): string | undefined {
  switch (startAtLogin.kind) {
    case 'on':
      return wanted ? undefined : 'It could not be switched off, and the log says why. The app still starts at login.';
    case 'off':
      return wanted ? 'It could not be switched on, and the log says why. The app does not start at login.' : undefined;
    case 'overridden':
    case 'unavailable':
      return wanted ? `The app will not start at login: ${startAtLogin.why}` : undefined;
  }
}
