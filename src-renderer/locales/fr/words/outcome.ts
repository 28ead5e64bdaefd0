import type { outcome as english } from '../../en/words/outcome.ts';
import type { Translated } from '../../translated.ts';

export const outcome: Translated<typeof english> = {
  'outcome.approved.connected.title': '{name} est connecté',
  'outcome.approved.connected.text': 'Il se trouve dans la liste des appareils jumelés.',
  'outcome.approved.test':
    'Voilà comment entre un de vos appareils. Le téléphone d’essai disparaît quand cette fenêtre se ferme.',
  'outcome.approved.title': '{name} peut se connecter',
  'outcome.approved.byItself': 'Il se connecte tout seul dans un instant.',
  'outcome.approved.reconnect.phone': 'S’il ne vient pas tout seul, touchez Reconnect sur le téléphone.',
  'outcome.approved.reconnect.tablet': 'S’il ne vient pas tout seul, touchez Reconnect sur la tablette.',
  'outcome.approved.reconnect.watch': 'Si elle ne vient pas toute seule, touchez Reconnect sur la montre.',
  'outcome.blocked.title': '{name} est bloqué',
  'outcome.blocked.text': 'Il ne peut plus demander. Il se trouve sous « Bloqués », où le blocage peut être levé.',
  'outcome.denied.title': '{name} n’a pas pu entrer',
  'outcome.denied.text': 'Il peut redemander. Pendant l’heure qui vient, il est alors listé ici sans notification.',
  'outcome.denied.test': 'Voilà ce qui se passe quand un appareil reste dehors. Rien n’est gardé de l’essai.',
  'outcome.ended.approved.title': '{name} a été approuvé',
  'outcome.ended.approved.text': 'Quelqu’un l’a approuvé {where}.',
  'outcome.ended.title': '{name} n’attend plus',
  'outcome.ended.expired': 'Sa demande a expiré avant que quelqu’un réponde. Il doit réessayer.',
  'outcome.ended.elsewhere': 'Sa demande a reçu une réponse ailleurs, ou l’appareil l’a retirée.',
  'outcome.commands.allowed.title': '{name} peut exécuter ses commandes',
  'outcome.commands.allowed.text': 'Dès maintenant, sans se reconnecter.',
  'outcome.commands.denied.title': '{name} n’exécute pas de nouvelles commandes',
  'outcome.commands.denied.text':
    'Il reste connecté. S’il redemande la même chose, il est listé ici sans notification.',
  'outcome.commands.allowedElsewhere': 'Quelqu’un l’a autorisé ailleurs.',
  'outcome.commands.ended.title': '{name} ne demande plus',
  'outcome.commands.ended.text': 'Sa demande a reçu une réponse ailleurs, ou le node l’a retirée.',
  'outcome.unknown.title': 'Cette demande n’est plus ouverte',
  'outcome.unknown.text': 'Elle a reçu une réponse ou a expiré. Si l’appareil veut encore entrer, il redemande.',
  'undo.approval.known': '{name} a de nouveau l’accès qu’il avait avant.',
  'undo.approval.new': '{name} n’est plus admis.',
  'repair.offered.tag': 'connu, son jeton est ancien',
  'repair.offered.text':
    'Sa clé est la même. Avec un nouveau jeton il se reconnecte, et ses anciens jetons cessent de fonctionner.',
  'repair.ordered.tag': 'reçoit un nouveau jeton',
  'repair.ordered.text': 'À son prochain essai, il entre avec un nouveau jeton.',
  'repair.done': '{name} reçoit un nouveau jeton à sa prochaine connexion.',
  'repair.dismissed': '{name} reste dehors jusqu’à ce qu’il reçoive un nouveau jeton.',
};
