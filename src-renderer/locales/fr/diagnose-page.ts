import type { diagnosePage as english } from '../en/diagnose-page.ts';
import type { Translated } from '../translated.ts';

export const diagnosePage: Translated<typeof english> = {
  'diagnosePage.looked': 'Vérifié {ago}',
  'diagnosePage.check': 'Vérifier à nouveau',
  'diagnosePage.checking': 'Vérification…',
  'diagnosePage.looking': 'La passerelle s’examine…',
  'diagnosePage.noAnswer': 'La dernière vérification est restée sans réponse',
  'diagnosePage.noAnswer.text': 'Voici le résultat précédent.',
  'diagnosePage.problems': 'Problèmes',
  'diagnosePage.notes': 'Bon à savoir',
  'diagnosePage.fine': 'En ordre',
  'diagnosePage.toDo': 'À faire :',
  'diagnosePage.thisWindow': 'Cette fenêtre',
  'diagnosePage.thisBrowser': 'Ce navigateur',
  'diagnosePage.way': 'Chemin jusqu’ici',
  'diagnosePage.way.window': 'Dans la fenêtre de l’application, sans réseau entre les deux.',
  'diagnosePage.address': 'Adresse de cette page',
  'diagnosePage.letIn': 'Admission',
  'diagnosePage.clock': 'Son horloge',
  'diagnosePage.notListed': 'La passerelle n’a pas encore listé cette connexion.',
  'diagnosePage.seen': 'La passerelle la voit venir de {address}.',
  'diagnosePage.bySecret': 'Par le seul jeton ou mot de passe de la passerelle ; personne n’a eu à approuver.',
  'diagnosePage.asPaired': 'Comme l’appareil jumelé {device}',
};
