import type { firstRun as english } from '../en/first-run.ts';
import type { Translated } from '../translated.ts';

export const firstRun: Translated<typeof english> = {
  'firstRun.title': 'Willkommen. Das Gateway ist bereit',
  'firstRun.listens': 'Es lauscht auf {addresses}. Niemand wird ohne Genehmigung eingelassen.',
  'firstRun.listensHere':
    'Es lauscht auf {addresses}, was nur Programme auf diesem Computer erreichen. Niemand wird ohne Genehmigung eingelassen.',
  'firstRun.open.here': 'OpenClaw auf diesem Computer öffnen und diese Adresse eingeben:',
  'firstRun.open.elsewhere': 'OpenClaw auf dem Telefon oder einem anderen Computer öffnen und diese Adresse eingeben:',
  'firstRun.open.byName':
    'OpenClaw auf dem Telefon oder einem anderen Computer öffnen und Namen oder Netzwerkadresse dieses Computers eingeben, mit Port {port}.',
  'firstRun.appears': 'Das Gerät erscheint unter „Wartend“.',
  'firstRun.compare': 'Den Code auf beiden Bildschirmen vergleichen, dann genehmigen.',
  'firstRun.phone':
    'Für ein Telefon in den <settings>Einstellungen</settings> „{choice}“ wählen, dann unter <connect>Verbinden</connect> koppeln.',
  'firstRun.login': 'Bei der Anmeldung starten, nur mit dem Symbol in der Taskleiste',
  'firstRun.test': 'Testanfrage senden',
  'firstRun.testing': 'Wird gesendet …',
  'firstRun.testFailed': 'Der Test konnte nicht gestartet werden.',
  'firstRun.testWaits':
    'Unten wartet jetzt ein Testtelefon. Genehmigen oder ablehnen; es geht, wenn dieses Fenster zugeht.',
  'firstRun.done': 'Fertig',
};
