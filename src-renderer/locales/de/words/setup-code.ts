import type { setupCode as english } from '../../en/words/setup-code.ts';
import type { Translated } from '../../translated.ts';

export const setupCode: Translated<typeof english> = {
  'setupCode.limited.title': 'Ein Telefon oder Tablet',
  'setupCode.limited.text':
    'Sieht Chats, sendet Nachrichten und teilt auf Anfrage Kamera und Standort. Es wird sofort eingelassen.',
  'setupCode.node.title': 'Ein Rechner, der Befehle ausführt',
  'setupCode.node.text':
    'Ein Helfer wie ein Server: Er führt auf Anfrage Befehle aus und sieht keine Chats. Er wird sofort eingelassen.',
  'setupCode.full.title': 'Ein Gerät mit voller Kontrolle',
  'setupCode.full.text': 'Kann alles ändern, wie diese Seite. Es wartet immer auf deine Entscheidung.',
  'setupCode.stillAsk': 'Trotzdem fragen, bevor es eingelassen wird',
  'setupCode.address.loopback': 'nur auf diesem Computer',
  'setupCode.address.lan': 'in deinem Netzwerk',
  'setupCode.address.tailnet': 'in deinem privaten Netzwerk (Tailscale und dergleichen)',
  'setupCode.address.public': 'aus dem Internet',
  'setupCode.noAddress': 'Noch kann kein anderes Gerät dieses Gateway erreichen',
  'setupCode.ended.expired': 'Seine zehn Minuten sind um.',
  'setupCode.ended.cancelled': 'Er wurde zurückgenommen.',
  'setupCode.ended.closed': 'Die Verbindung zum Gateway ging verloren, und mit ihr der Code.',
  'setupCode.ended.crowded-out': 'Neuere Codes haben seinen Platz eingenommen.',
  'setupCode.ended.denied': 'Das Gerät, das ihn gezeigt hat, wurde abgelehnt.',
  'setupCode.plaintext':
    'Andere im selben Netzwerk könnten diese Verbindung mitlesen. Zu Hause ist das üblich; anderswo https verwenden, zum Beispiel mit Tailscale.',
};
