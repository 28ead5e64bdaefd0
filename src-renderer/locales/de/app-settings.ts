import type { appSettings as english } from '../en/app-settings.ts';
import type { Translated } from '../translated.ts';

export const appSettings: Translated<typeof english> = {
  'appSettings.token': 'Token',
  'appSettings.password': 'Passwort',
  'appSettings.opens': 'Was es öffnet',
  'appSettings.opens.says': 'Wer es hat, darf diese Seiten benutzen und um Einlass bitten.',
  'appSettings.toSee': 'Anzeigen auf dem Computer des Gateways:',
  'appSettings.noAnswer': 'Die App hat nicht geantwortet.',
  'appSettings.show': 'Anzeigen',
  'appSettings.hide': 'Verbergen',
  'appSettings.replace': 'Ersetzen …',
  'appSettings.replace.ask': 'Token ersetzen?',
  'appSettings.replace.keep': 'Behalten',
  'appSettings.replace.confirm': 'Token ersetzen',
  'appSettings.replace.confirming': 'Wird ersetzt …',
  'appSettings.replace.text':
    'Ein neues wird erstellt und in die Konfigurationsdatei geschrieben; das alte öffnet dann nichts mehr.',
  'appSettings.replaced': 'Das Token ist ersetzt. Das alte öffnet nichts mehr.',
  'appSettings.thisApp': 'Diese App',
  'appSettings.login': 'Bei der Anmeldung starten',
  'appSettings.login.says':
    'Nur mit dem Symbol in der Taskleiste. Das Gateway ist dann da, bevor es jemand braucht. Ab der nächsten Anmeldung.',
  'appSettings.notifications': 'Benachrichtigungen',
  'appSettings.hush': 'Nicht stören',
  'appSettings.hush.says':
    'Was wartet, steht weiter hier und beim Symbol, und wird danach in einer Benachrichtigung gemeldet.',
  'appSettings.notTaken': 'Das wurde nicht übernommen. Es ist wie zuvor.',
  'appSettings.quiet': 'Ruhezeiten',
  'appSettings.quiet.says': 'Dasselbe, jeden Tag zu diesen Zeiten.',
  'appSettings.quiet.times': '{from} bis {to}',
  'appSettings.quiet.from': 'Ruhe von',
  'appSettings.quiet.to': 'Ruhe bis',
  'appSettings.names': 'Gerät nennen',
  'appSettings.names.says': 'Wo eine Benachrichtigung es nicht nennt, bietet sie „Review“ an und keine Antwort.',
};
