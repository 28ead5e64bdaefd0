import type { diagnosePage as english } from '../en/diagnose-page.ts';
import type { Translated } from '../translated.ts';

export const diagnosePage: Translated<typeof english> = {
  'diagnosePage.looked': 'Nachgesehen {ago}',
  'diagnosePage.check': 'Erneut prüfen',
  'diagnosePage.checking': 'Wird geprüft …',
  'diagnosePage.looking': 'Das Gateway prüft sich selbst …',
  'diagnosePage.noAnswer': 'Die letzte Prüfung bekam keine Antwort',
  'diagnosePage.noAnswer.text': 'Zu sehen ist das Ergebnis davor.',
  'diagnosePage.problems': 'Probleme',
  'diagnosePage.notes': 'Gut zu wissen',
  'diagnosePage.fine': 'In Ordnung',
  'diagnosePage.toDo': 'Zu tun:',
  'diagnosePage.thisWindow': 'Dieses Fenster',
  'diagnosePage.thisBrowser': 'Dieser Browser',
  'diagnosePage.way': 'Weg hierher',
  'diagnosePage.way.window': 'Im eigenen Fenster der App, ohne Netzwerk dazwischen.',
  'diagnosePage.address': 'Adresse dieser Seite',
  'diagnosePage.letIn': 'Eingelassen',
  'diagnosePage.clock': 'Seine Uhr',
  'diagnosePage.notListed': 'Das Gateway hat diese Verbindung noch nicht aufgeführt.',
  'diagnosePage.seen': 'Das Gateway sieht sie von {address} kommen.',
  'diagnosePage.bySecret': 'Allein durch Token oder Passwort des Gateways; niemand musste genehmigen.',
  'diagnosePage.asPaired': 'Als das gekoppelte Gerät {device}',
};
