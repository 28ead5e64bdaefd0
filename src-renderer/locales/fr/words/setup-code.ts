import type { setupCode as english } from '../../en/words/setup-code.ts';
import type { Translated } from '../../translated.ts';

export const setupCode: Translated<typeof english> = {
  'setupCode.limited.title': 'Un téléphone ou une tablette',
  'setupCode.limited.text':
    'Voit les discussions, envoie des messages, et partage à la demande sa caméra et sa position. Il entre tout de suite.',
  'setupCode.node.title': 'Une machine qui exécute des commandes',
  'setupCode.node.text':
    'Un auxiliaire, par exemple un serveur : il exécute des commandes à la demande et ne voit pas les discussions. Il entre tout de suite.',
  'setupCode.full.title': 'Un appareil avec le contrôle total',
  'setupCode.full.text': 'Peut tout modifier, comme cette page. Il attend toujours votre décision.',
  'setupCode.stillAsk': 'Me demander quand même avant qu’il entre',
  'setupCode.address.loopback': 'seulement sur cet ordinateur',
  'setupCode.address.lan': 'sur votre réseau',
  'setupCode.address.tailnet': 'sur votre réseau privé (Tailscale ou similaire)',
  'setupCode.address.public': 'depuis Internet',
  'setupCode.noAddress': 'Aucun autre appareil ne peut encore joindre cette passerelle',
  'setupCode.ended.expired': 'Ses dix minutes sont écoulées.',
  'setupCode.ended.cancelled': 'Il a été annulé.',
  'setupCode.ended.closed': 'La connexion à la passerelle a été perdue, et le code avec elle.',
  'setupCode.ended.crowded-out': 'Des codes plus récents ont pris sa place.',
  'setupCode.ended.denied': 'L’appareil qui l’a montré a été refusé.',
  'setupCode.plaintext':
    'D’autres personnes sur le même réseau pourraient lire cette connexion. C’est courant à la maison ; ailleurs, utilisez https, par exemple avec Tailscale.',
};
