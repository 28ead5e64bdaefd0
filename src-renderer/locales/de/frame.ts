import type { frame as english } from '../en/frame.ts';
import type { Translated } from '../translated.ts';

export const frame: Translated<typeof english> = {
  'frame.skip': 'Zum Inhalt springen',
  'frame.connectDevice': 'Gerät verbinden',
  'frame.tryAgain': 'Erneut versuchen',
  'frame.tryingAgain': 'Neuer Versuch …',
  'frame.notReached': 'Nicht erreichbar',
  'frame.where': '({where})',
  'frame.lost.title': 'Die Verbindung zum Gateway ist unterbrochen',
  'frame.lost.text': 'Zu sehen ist der letzte bekannte Stand. Neuer Versuch …',
  'frame.down.what': 'Das Gateway antwortet nicht',
  'frame.down.why':
    'Vielleicht ist es angehalten oder startet gerade, oder das Netzwerk zwischen ihm und diesem Browser ist gestört.',
  'frame.down.fix': 'Diese Seite versucht es weiter. Mehr dazu zeigt dieser Befehl auf dem Computer des Gateways:',
  'frame.forbidden.what': 'Dieser Browser darf keine Geräte verwalten',
  'frame.forbidden.why': 'Das Gateway sagte: {message}.',
  'frame.forbidden.fix':
    'Er wurde mit weniger Zugriff genehmigt, als diese Seite braucht. Wer Geräte verwalten darf, kann ihn entfernen und neu genehmigen.',
  'frame.pageLost.what': 'Diese Seite konnte nicht geladen werden',
  'frame.pageLost.why': 'Vielleicht wurde das Gateway inzwischen aktualisiert, oder es antwortet nicht.',
  'frame.pageLost.fix': 'Alles neu laden. Dabei geht nichts verloren.',
  'frame.pageLost.reload': 'Neu laden',
  'frame.pageBroken.what': 'Diese Seite konnte nicht angezeigt werden',
  'frame.pageBroken.why':
    'Das Gateway hat etwas geantwortet, das diese Seite nicht versteht. Das Gateway selbst läuft weiter.',
  'frame.pageBroken.fix':
    'Eine andere Seite öffnen oder alles neu laden. Bleibt es so, haben App und Gateway vielleicht verschiedene Versionen.',
  'frame.undo': 'Rückgängig',
  'frame.undoing': 'Wird rückgängig gemacht …',
};
