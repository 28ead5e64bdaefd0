import type { outcome as english } from '../../en/words/outcome.ts';
import type { Translated } from '../../translated.ts';

export const outcome: Translated<typeof english> = {
  'outcome.approved.connected.title': '{name} ist verbunden',
  'outcome.approved.connected.text': 'Es steht in der Liste der gekoppelten Geräte.',
  'outcome.approved.test':
    'So sieht es aus, wenn ein eigenes Gerät eingelassen wird. Das Testtelefon geht, wenn dieses Fenster zugeht.',
  'outcome.approved.title': '{name} darf sich verbinden',
  'outcome.approved.byItself': 'Es verbindet sich gleich von selbst.',
  'outcome.approved.reconnect.phone': 'Wenn es nicht von selbst kommt, auf dem Telefon auf Reconnect tippen.',
  'outcome.approved.reconnect.tablet': 'Wenn es nicht von selbst kommt, auf dem Tablet auf Reconnect tippen.',
  'outcome.approved.reconnect.watch': 'Wenn sie nicht von selbst kommt, auf der Uhr auf Reconnect tippen.',
  'outcome.blocked.title': '{name} ist gesperrt',
  'outcome.blocked.text': 'Es kann nicht mehr fragen. Es steht unter „Gesperrt“, dort lässt sich die Sperre aufheben.',
  'outcome.denied.title': '{name} wurde nicht eingelassen',
  'outcome.denied.text': 'Es darf wieder fragen. In der nächsten Stunde steht es dann hier ohne Benachrichtigung.',
  'outcome.denied.test': 'So sieht es aus, wenn ein Gerät draußen bleibt. Vom Test bleibt nichts.',
  'outcome.ended.approved.title': '{name} wurde genehmigt',
  'outcome.ended.approved.text': 'Jemand hat es {where} genehmigt.',
  'outcome.ended.title': '{name} wartet nicht mehr',
  'outcome.ended.expired': 'Seine Anfrage lief ab, bevor jemand antwortete. Es muss noch einmal fragen.',
  'outcome.ended.elsewhere': 'Seine Anfrage wurde anderswo beantwortet, oder das Gerät hat sie zurückgezogen.',
  'outcome.commands.allowed.title': '{name} darf die eigenen Befehle ausführen',
  'outcome.commands.allowed.text': 'Ab jetzt, ohne neu zu verbinden.',
  'outcome.commands.denied.title': '{name} führt keine neuen Befehle aus',
  'outcome.commands.denied.text':
    'Es bleibt verbunden. Wenn es um dasselbe noch einmal bittet, steht es hier ohne Benachrichtigung.',
  'outcome.commands.allowedElsewhere': 'Jemand hat es anderswo erlaubt.',
  'outcome.commands.ended.title': '{name} fragt nicht mehr',
  'outcome.commands.ended.text': 'Seine Anfrage wurde anderswo beantwortet, oder der Node hat sie zurückgezogen.',
  'outcome.unknown.title': 'Diese Anfrage ist nicht mehr offen',
  'outcome.unknown.text':
    'Sie wurde beantwortet oder ist abgelaufen. Wenn das Gerät noch herein will, fragt es wieder.',
  'undo.approval.known': '{name} hat wieder den Zugriff von vorher.',
  'undo.approval.new': '{name} ist nicht mehr eingelassen.',
  'repair.offered.tag': 'bekannt, sein Token ist alt',
  'repair.offered.text':
    'Sein Schlüssel ist derselbe. Mit einem neuen Token verbindet es sich wieder, und seine alten Tokens gelten nicht mehr.',
  'repair.ordered.tag': 'bekommt ein neues Token',
  'repair.ordered.text': 'Beim nächsten Versuch wird es mit einem neuen Token eingelassen.',
  'repair.done': '{name} bekommt ein neues Token, sobald es sich wieder verbindet.',
  'repair.dismissed': '{name} bleibt draußen, bis es ein neues Token bekommt.',
};
