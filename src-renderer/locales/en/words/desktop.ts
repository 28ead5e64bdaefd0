/** What the desktop does beside these pages, and what it cannot do here. */
import { LOGIN_WORDS } from '../../../../src-main/gateway/words/login-words.ts';

export const desktop = {
  ...LOGIN_WORDS,
  'desktop.announces.checking': 'It also shows a notification, if this system does.',
  'desktop.announces.buttons': 'A notification appears as well, with Approve and Deny on it.',
  'desktop.announces.body-click': 'A notification appears as well; click it to decide.',
  'desktop.announces.unavailable': 'Keep this window open to see it, because notifications do not work here.',
  'desktop.noNotifications': 'Notifications do not work here',
  'desktop.noNotifications.withTray': 'Devices that wait are listed below, and in the tray menu.',
  'desktop.noNotifications.withoutTray': 'Devices that wait are listed below.',
  'desktop.noTray': 'There may be no tray icon here',
  'desktop.noTray.text': 'The gateway runs all the same; start OpenClaw Gateway again to get back to this window.',
  'desktop.login.stillOn': 'It could not be switched off, and the log says why. The app still starts at login.',
  'desktop.login.stillOff': 'It could not be switched on, and the log says why. The app does not start at login.',
  'desktop.login.willNot': 'The app will not start at login: {why}',
} as const;
