import type { firstRun as english } from '../en/first-run.ts';
import type { Translated } from '../translated.ts';

export const firstRun: Translated<typeof english> = {
  'firstRun.title': 'Bienvenue. La passerelle est prête',
  'firstRun.listens': 'Elle écoute sur {addresses}. Personne n’entre sans approbation.',
  'firstRun.listensHere':
    'Elle écoute sur {addresses}, que seuls les programmes de cet ordinateur peuvent joindre. Personne n’entre sans approbation.',
  'firstRun.open.here': 'Ouvrez OpenClaw sur cet ordinateur et saisissez cette adresse :',
  'firstRun.open.elsewhere': 'Ouvrez OpenClaw sur le téléphone ou un autre ordinateur et saisissez cette adresse :',
  'firstRun.open.byName':
    'Ouvrez OpenClaw sur le téléphone ou un autre ordinateur et saisissez le nom ou l’adresse réseau de cet ordinateur, avec le port {port}.',
  'firstRun.appears': 'L’appareil apparaît sous « En attente ».',
  'firstRun.compare': 'Comparez le code sur les deux écrans, puis approuvez.',
  'firstRun.phone':
    'Pour un téléphone, choisissez « {choice} » dans les <settings>Réglages</settings>, puis jumelez-le sous <connect>Connexion</connect>.',
  'firstRun.login': 'Démarrer à l’ouverture de session, avec la seule icône dans la zone de notification',
  'firstRun.test': 'Envoyer une demande d’essai',
  'firstRun.testing': 'Envoi…',
  'firstRun.testFailed': 'L’essai n’a pas pu être lancé.',
  'firstRun.testWaits':
    'Un téléphone d’essai attend ci-dessous. Approuvez-le ou refusez-le ; il disparaît quand cette fenêtre se ferme.',
  'firstRun.done': 'Terminé',
};
