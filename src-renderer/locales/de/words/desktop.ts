import type { desktop as english } from '../../en/words/desktop.ts';
import type { Translated } from '../../translated.ts';

export const desktop: Translated<typeof english> = {
  'login.macosOff': 'macOS hat es ausgeschaltet, siehe Systemeinstellungen, Allgemein, Anmeldeobjekte.',
  'login.windowsOff': 'Windows hat es ausgeschaltet, siehe Task-Manager, Autostart von Apps.',
  'login.noProgram': 'Der Autostart-Eintrag nennt kein Programm.',
  'login.programMissing': 'Der Autostart-Eintrag startet {program}, und das gibt es nicht.',
  'login.otherDesktop': 'Der Autostart-Eintrag gilt nicht für diese Desktop-Umgebung ({desktop}).',
  'login.masked': '{file} sagt systemd, dass es die App nicht starten soll.',
  'login.notInstalled': 'Nur eine installierte App kann bei der Anmeldung starten.',
  'login.notLookedUp': 'Es wird gerade nachgesehen.',
  'desktop.announces.checking': 'Dazu erscheint eine Benachrichtigung, wenn dieses System welche zeigt.',
  'desktop.announces.buttons': 'Dazu erscheint eine Benachrichtigung mit „Approve“ und „Deny“.',
  'desktop.announces.body-click': 'Dazu erscheint eine Benachrichtigung; darauf klicken, um zu entscheiden.',
  'desktop.announces.unavailable':
    'Dieses Fenster offen lassen, um es zu sehen, denn Benachrichtigungen funktionieren hier nicht.',
  'desktop.noNotifications': 'Benachrichtigungen funktionieren hier nicht',
  'desktop.noNotifications.withTray': 'Geräte, die warten, stehen unten und im Menü des Symbols in der Taskleiste.',
  'desktop.noNotifications.withoutTray': 'Geräte, die warten, stehen unten.',
  'desktop.noTray': 'Hier gibt es vielleicht kein Symbol in der Taskleiste',
  'desktop.noTray.text':
    'Das Gateway läuft trotzdem; OpenClaw Gateway noch einmal starten, um zu diesem Fenster zurückzukommen.',
  'desktop.login.stillOn':
    'Es ließ sich nicht ausschalten, das Protokoll sagt warum. Die App startet weiterhin bei der Anmeldung.',
  'desktop.login.stillOff':
    'Es ließ sich nicht einschalten, das Protokoll sagt warum. Die App startet nicht bei der Anmeldung.',
  'desktop.login.willNot': 'Die App wird bei der Anmeldung nicht starten: {why}',
};
