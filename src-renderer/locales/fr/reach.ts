import type { reach as english } from '../en/reach.ts';
import type { Translated } from '../translated.ts';

export const reach: Translated<typeof english> = {
  'reach.title': 'Accès à la passerelle',
  'reach.saved.restarts': 'Enregistré. La passerelle redémarre pour l’appliquer.',
  'reach.saved': 'Enregistré et appliqué.',
  'reach.saved.port': 'Enregistré. Le port reste celui avec lequel elle a démarré.',
  'reach.bind': 'Ouverte à',
  'reach.bind.says': 'Qui peut joindre la passerelle.',
  'reach.host': 'Cette adresse',
  'reach.host.says': 'Une adresse que possède cet ordinateur.',
  'reach.port': 'Port',
  'reach.port.now': 'Maintenant à {addresses}.',
  'reach.port.given':
    'Elle a démarré avec ce port, par --port ou OPENCLAW_GATEWAY_PORT. Ce qui est réglé ici ne vaut qu’une fois cela retiré.',
  'reach.public': 'Adresse publique',
  'reach.public.says': 'Le nom que lui donne un proxy, pour les codes d’installation et les pages.',
  'reach.proxies': 'Proxys de confiance',
  'reach.proxies.says':
    'Ce qu’ils disent de l’origine d’une connexion est cru. Une adresse ou une plage par ligne. En ajouter une prend effet aussitôt ; pour en retirer une, la passerelle redémarre.',
  'reach.encryption': 'Chiffrement',
  'reach.encryption.says':
    'Avec son propre certificat, dont l’empreinte figure dans les codes d’installation. Les adresses changent : les appareils sont à configurer de nouveau.',
  'reach.file': 'Le fichier : {path}',
  'reach.discard': 'Abandonner',
  'reach.save': 'Enregistrer les modifications',
  'reach.fingerprint': 'Empreinte {hex}',
  'reach.fingerprint.copy': 'Copier l’empreinte',
};
