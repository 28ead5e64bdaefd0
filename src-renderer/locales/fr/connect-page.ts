import type { connectPage as english } from '../en/connect-page.ts';
import type { Translated } from '../translated.ts';

export const connectPage: Translated<typeof english> = {
  'connectPage.openToNetwork': 'Pour changer cela, choisissez « {choice} » dans les <settings>Réglages</settings>.',
  'connectPage.which': 'À quelle adresse ?',
  'connectPage.trying': 'Essai en cours…',
  'connectPage.tryingAll': 'Essai des adresses de cette passerelle…',
  'connectPage.unreachable': 'injoignable',
  'connectPage.encrypted': '{where}, chiffré',
  'connectPage.other': 'Autre adresse',
  'connectPage.other.label':
    'Un nom ou une adresse où l’appareil joint cet ordinateur, comme nas.local ou wss://gate.example',
  'connectPage.other.none':
    'Ce n’est pas une adresse. Indiquez un nom ou une adresse IP, avec un port si c’en est un autre.',
  'connectPage.tryAll': 'Tout réessayer',
  'connectPage.try': 'Essayer',
  'connectPage.onDevice': 'Sur l’appareil',
  'connectPage.phone': 'Téléphone ou tablette',
  'connectPage.phone.install': 'Installez OpenClaw depuis la boutique d’applications et ouvrez-le.',
  'connectPage.phone.scan':
    'Choisissez de vous connecter à une passerelle, et scannez le code ci-dessus. Sans caméra, collez le code.',
  'connectPage.phone.byHand':
    'Sans code : saisissez l’adresse {address} et le jeton de la passerelle, puis approuvez le téléphone sous « Appareils ».',
  'connectPage.phone.byHandUnknown':
    'Sans code : saisissez l’adresse et le jeton de la passerelle, puis approuvez le téléphone sous « Appareils ».',
  'connectPage.node': 'Hôte node : une machine qui exécute des commandes',
  'connectPage.node.withoutCode':
    'Avec un code, une ligne suffit : affichez-en un ci-dessus. Sans code, sur cette machine :',
  'connectPage.node.on': 'Sur cette machine :',
  'connectPage.cli': 'Ligne de commande sur un autre ordinateur',
  'connectPage.cli.on': 'Sur cet ordinateur :',
  'connectPage.tokenHint':
    'À la place de TOKEN, mettez le jeton de la passerelle. Pour le trouver, sur l’ordinateur de la passerelle :',
  'connectPage.qr': 'Code QR du code d’installation écrit à côté',
  'connectPage.scan': 'Scannez ceci avec OpenClaw sur l’appareil',
  'connectPage.code.where': '{profile}, à {address}. Valable une fois.',
  'connectPage.code.waits': 'L’appareil qui le présente attend la décision',
  'connectPage.code.atOnce': 'L’appareil qui le présente entre aussitôt',
  'connectPage.code.has': '{device} a le code et attend.',
  'connectPage.code.paste': 'Ou collez le code dans l’application',
  'connectPage.code.cancel': 'Annuler le code',
  'connectPage.what': 'Que connecter ?',
  'connectPage.show': 'Afficher le code',
  'connectPage.making': 'Création du code…',
  'connectPage.used': '{device} est entré',
  'connectPage.used.nameless': 'L’appareil est entré',
  'connectPage.used.text':
    'Le code est utilisé. Si c’est inattendu, <device>regardez l’appareil</device> et mettez fin à son accès.',
  'connectPage.ended': 'Ce code n’est plus valable',
  'connectPage.lost': 'Aucun appareil ne trouve la passerelle à {address} pour le moment',
  'connectPage.lost.text': 'Ce code y mène. Un nouveau code donne une adresse valable.',
  'connectPage.another': 'En connecter un autre',
  'connectPage.newCode': 'Créer un nouveau code',
  'connectPage.seeAll': 'Voir tous les appareils',
};
