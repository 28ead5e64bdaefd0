import type { waiting as english } from '../en/waiting.ts';
import type { Translated } from '../translated.ts';

export const waiting: Translated<typeof english> = {
  'waiting.title': 'En attente',
  'waiting.none': 'Aucun appareil n’attend',
  'waiting.none.running':
    'Ouvrez OpenClaw sur le téléphone, ou tout autre client, et connectez-le à cette passerelle. Il apparaît alors ici.',
  'waiting.none.stopped': 'Les appareils pourront demander à entrer dès que la passerelle fonctionnera.',
  'waiting.askedBefore': 'a déjà demandé',
  'waiting.paired': '{kind} · jumelé',
  'waiting.review': 'Examiner…',
  'waiting.missed': 'Manquées',
  'waiting.missed.asked': '{device} a demandé {ago} et n’a pas eu de réponse',
  'waiting.missed.from': 'Depuis {address} ({arrival}). L’appareil doit réessayer.',
  'waiting.repair.tried': '{address} ({arrival}) · a essayé {ago}',
  'waiting.repair.triedTimes': '{address} ({arrival}) · a essayé {ago}, {count, plural, one {# fois} other {# fois}}',
  'waiting.repair.callOff': 'Annuler',
  'waiting.repair.notNow': 'Plus tard',
  'waiting.repair.renew': 'Donner un nouveau jeton',
};
