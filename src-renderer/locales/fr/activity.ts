import type { activity as english } from '../en/activity.ts';
import type { Translated } from '../translated.ts';

export const activity: Translated<typeof english> = {
  'activity.history': 'Historique',
  'activity.what': 'Quoi afficher',
  'activity.which': 'Quel appareil',
  'activity.all': 'Tous les appareils',
  'activity.only': 'Seulement l’appareil dont l’ID est {id}…',
  'activity.showAll': 'Afficher tous les appareils',
  'activity.appears': 'Les demandes, décisions et refus apparaissent ici au fil du temps.',
  'activity.nothing': 'Rien pour l’instant',
  'activity.older': 'Plus anciens',
  'activity.reading': '{count, plural, one {# entrée} other {# entrées}}…',
  'activity.saved': '{count, plural, one {# entrée est enregistrée} other {# entrées sont enregistrées}} sous {name}.',
  'activity.exportCsv': 'Exporter en CSV',
  'activity.exportJson': 'Exporter en lignes JSON',
  'activity.lockedOut': 'Adresses exclues',
  'activity.lastBy': '{tries}, la dernière fois par {device}',
  'activity.unlock': 'Débloquer',
  'activity.unlock.label': 'Débloquer {address}',
  'activity.unlocked': '{address} peut réessayer.',
  'activity.noAccess': 'Il n’a plus d’accès.',
  'activity.wasThisYou': 'Inattendu ?',
  'activity.ifNot': 'Si oui, mettez fin à son accès. <device>Regarder d’abord</device>',
};
