import type { frame as english } from '../en/frame.ts';
import type { Translated } from '../translated.ts';

export const frame: Translated<typeof english> = {
  'frame.skip': 'Aller au contenu',
  'frame.connectDevice': 'Connecter un appareil',
  'frame.tryAgain': 'Réessayer',
  'frame.tryingAgain': 'Nouvel essai…',
  'frame.notReached': 'Injoignable',
  'frame.where': '({where})',
  'frame.lost.title': 'La connexion à la passerelle est interrompue',
  'frame.lost.text': 'Voici le dernier état connu. Nouvel essai…',
  'frame.down.what': 'La passerelle ne répond pas',
  'frame.down.why':
    'Elle est peut-être arrêtée ou en train de démarrer, ou le réseau qui la relie à ce navigateur est coupé.',
  'frame.down.fix':
    'Cette page continue d’essayer. Pour en savoir plus, tapez ceci sur l’ordinateur de la passerelle :',
  'frame.forbidden.what': 'Ce navigateur ne peut pas gérer les appareils',
  'frame.forbidden.why': 'La passerelle a répondu : {message}.',
  'frame.forbidden.fix':
    'Il a été approuvé avec moins d’accès que cette page n’en demande. Une personne qui gère les appareils peut le retirer et l’approuver de nouveau.',
  'frame.pageLost.what': 'Cette page n’a pas pu être chargée',
  'frame.pageLost.why': 'La passerelle a peut-être été mise à jour entre-temps, ou elle ne répond pas.',
  'frame.pageLost.fix': 'Rechargez tout. Rien ne sera perdu.',
  'frame.pageLost.reload': 'Recharger',
  'frame.pageBroken.what': 'Cette page n’a pas pu être affichée',
  'frame.pageBroken.why':
    'La passerelle a répondu quelque chose que cette page ne comprend pas. La passerelle elle-même continue.',
  'frame.pageBroken.fix':
    'Ouvrez une autre page ou rechargez tout. Si cela persiste, l’application et la passerelle n’ont peut-être pas la même version.',
  'frame.undo': 'Annuler',
  'frame.undoing': 'Annulation…',
};
