import type { refusedSteps as english } from '../en/refused-steps.ts';
import type { Translated } from '../translated.ts';

export const refusedSteps: Translated<typeof english> = {
  'refusedSteps.why': 'Pourquoi ceci s’affiche-t-il ?',
  'refusedSteps.settings': 'Réglages',
  'refusedSteps.allowOrigin':
    'Si cette adresse est la bonne, ajoutez-la sous {section} dans {file} sur l’ordinateur de la passerelle. Cette page continue ensuite d’elle-même.',
  'refusedSteps.code': 'Son code est',
  'refusedSteps.waits': 'en attente · cette page continue d’elle-même',
  'refusedSteps.approve.clickOrType': 'Sur l’ordinateur de la passerelle, cliquez sur « Approve », ou tapez :',
  'refusedSteps.approve.type': 'Sur l’ordinateur de la passerelle, tapez :',
  'refusedSteps.haveToken':
    'Vous connaissez le jeton de la passerelle ? Saisissez-le dans les <settings>Réglages</settings>.',
  'refusedSteps.asking': 'Demande en cours…',
  'refusedSteps.sameAnswer': 'Demandé à l’instant ; la réponse est la même.',
  'refusedSteps.retries': 'Cette page réessaie aussi d’elle-même.',
  'refusedSteps.liftBlock':
    'Si c’était une erreur, quelqu’un doit lever le blocage : dans la Control UI sous « Appareils », dans la liste « Bloqués ». Puis réessayez ici.',
  'refusedSteps.docker': 'Dans Docker :',
  'refusedSteps.secret.token': 'Jeton de la passerelle',
  'refusedSteps.secret.password': 'Mot de passe de la passerelle',
  'refusedSteps.secret.trying': 'Essai…',
  'refusedSteps.secret.continue': 'Continuer',
  'refusedSteps.secret.kept': 'Gardé jusqu’à la fermeture de cet onglet, pour cette adresse seulement.',
  'refusedSteps.secret.sent': 'Envoyé à l’instant. Ce navigateur doit encore être approuvé.',
  'refusedSteps.secret.notTaken': 'Essayé à l’instant : la passerelle ne l’a pas accepté.',
  'refusedSteps.secret.find': 'Pour le trouver, tapez ceci sur l’ordinateur de la passerelle :',
  'refusedSteps.without.token': 'Sans le jeton ?',
  'refusedSteps.without.password': 'Sans le mot de passe ?',
  'refusedSteps.askIn': 'Demander à entrer',
  'refusedSteps.secure.local': 'Sur l’ordinateur de la passerelle, ouvrez sa fenêtre, ou cette adresse :',
  'refusedSteps.secure.ssh': 'D’ici, amenez son port par SSH, puis ouvrez {address} :',
  'refusedSteps.secure.tls':
    'Ou faites parler https à la passerelle, avec son propre certificat : dans le menu de son icône sous « Your network can connect », ou avec ces lignes dans sa configuration. Le navigateur demande une fois s’il faut lui faire confiance. Puis ouvrez :',
  'refusedSteps.secure.front':
    'Ou placez https devant elle, par exemple avec Tailscale, sur l’ordinateur de la passerelle :',
  'refusedSteps.secure.setupCode':
    'Un téléphone ou une machine n’a pas besoin de page : jumelez-le avec un code d’installation, par « Pair a phone… » dans le menu de l’icône, ou avec ceci sur l’ordinateur de la passerelle :',
  'refusedSteps.token': 'Jeton',
  'refusedSteps.password': 'Mot de passe',
  'refusedSteps.seeWhat': 'Voir ce qu’il faut faire',
};
