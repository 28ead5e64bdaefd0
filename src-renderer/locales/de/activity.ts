import type { activity as english } from '../en/activity.ts';
import type { Translated } from '../translated.ts';

export const activity: Translated<typeof english> = {
  'activity.history': 'Ereignisse',
  'activity.what': 'Was gezeigt wird',
  'activity.which': 'Welches Gerät',
  'activity.all': 'Alle Geräte',
  'activity.only': 'Nur das Gerät mit der ID {id}…',
  'activity.showAll': 'Alle Geräte zeigen',
  'activity.appears': 'Anfragen, Entscheidungen und Ablehnungen erscheinen hier, sobald es sie gibt.',
  'activity.nothing': 'Noch nichts',
  'activity.older': 'Ältere',
  'activity.reading': '{count, plural, one {# Eintrag} other {# Einträge}} …',
  'activity.saved': '{count, plural, one {# Eintrag ist} other {# Einträge sind}} als {name} gespeichert.',
  'activity.exportCsv': 'CSV exportieren',
  'activity.exportJson': 'JSON-Zeilen exportieren',
  'activity.lockedOut': 'Ausgesperrt',
  'activity.lastBy': '{tries}, zuletzt von {device}',
  'activity.unlock': 'Freigeben',
  'activity.unlock.label': '{address} freigeben',
  'activity.unlocked': '{address} darf es wieder versuchen.',
  'activity.noAccess': 'Es hat jetzt keinen Zugriff.',
  'activity.wasThisYou': 'Unerwartet?',
  'activity.ifNot': 'Wenn ja, den Zugriff beenden. <device>Erst ansehen</device>',
};
