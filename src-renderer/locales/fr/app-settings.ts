import type { appSettings as english } from '../en/app-settings.ts';
import type { Translated } from '../translated.ts';

export const appSettings: Translated<typeof english> = {
  'appSettings.token': 'Jeton',
  'appSettings.password': 'Mot de passe',
  'appSettings.opens': 'Ce qu’il ouvre',
  'appSettings.opens.says': 'Quiconque le possède peut utiliser ces pages et demander à entrer.',
  'appSettings.toSee': 'Pour le voir, sur l’ordinateur de la passerelle :',
  'appSettings.noAnswer': 'L’application n’a pas répondu.',
  'appSettings.show': 'Afficher',
  'appSettings.hide': 'Masquer',
  'appSettings.replace': 'Remplacer…',
  'appSettings.replace.ask': 'Remplacer le jeton ?',
  'appSettings.replace.keep': 'Garder',
  'appSettings.replace.confirm': 'Remplacer le jeton',
  'appSettings.replace.confirming': 'Remplacement…',
  'appSettings.replace.text':
    'Un nouveau est créé et écrit dans le fichier de configuration ; l’ancien n’ouvre alors plus rien.',
  'appSettings.replaced': 'Le jeton est remplacé. L’ancien n’ouvre plus rien.',
  'appSettings.thisApp': 'Cette application',
  'appSettings.login': 'Démarrer à l’ouverture de session',
  'appSettings.login.says':
    'Avec la seule icône dans la zone de notification. La passerelle est alors là avant qu’on en ait besoin. Dès la prochaine session.',
  'appSettings.notifications': 'Notifications',
  'appSettings.hush': 'Ne pas déranger',
  'appSettings.hush.says': 'Ce qui attend reste listé ici et sous l’icône, puis annoncé en une seule notification.',
  'appSettings.notTaken': 'Ceci n’a pas été accepté. Rien n’a changé.',
  'appSettings.quiet': 'Heures calmes',
  'appSettings.quiet.says': 'La même chose, chaque jour à ces heures.',
  'appSettings.quiet.times': '{from} à {to}',
  'appSettings.quiet.from': 'Silence de',
  'appSettings.quiet.to': 'Silence à',
  'appSettings.names': 'Nommer l’appareil',
  'appSettings.names.says': 'Quand une notification ne le nomme pas, elle propose « Review » et aucune réponse.',
};
