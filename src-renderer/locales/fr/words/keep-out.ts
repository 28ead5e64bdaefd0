import type { keepOut as english } from '../../en/words/keep-out.ts';
import type { Translated } from '../../translated.ts';

export const keepOut: Translated<typeof english> = {
  'keepOut.dismiss': 'Il reste dans la liste, sans notification, jusqu’à ce que sa demande expire.',
  'keepOut.deny':
    'Cette demande est refusée. Il peut redemander ; pendant une heure, il est alors listé sans notification.',
  'keepOut.block':
    'Sa clé est refusée avant qu’il puisse demander, jusqu’à ce que le blocage soit levé sous « Appareils ».',
  'keepOut.blockPaired':
    'Il est retiré et déconnecté maintenant, et sa clé est refusée jusqu’à ce que le blocage soit levé sous « Appareils ».',
  'keepOut.ending.signOut':
    'Ses connexions prennent fin et ses jetons cessent de fonctionner. Il reste dans la liste, et doit être approuvé pour revenir.',
  'keepOut.ending.remove': 'Il quitte la liste et est déconnecté. Il peut redemander.',
  'keepOut.ending.block': 'Il est retiré, et ne peut plus demander tant que le blocage n’est pas levé.',
  'keepOut.alsoAddress': 'Refuser aussi les appareils inconnus de {address}, pendant une heure',
  'keepOut.unknownFrom': 'Appareils inconnus de {address}',
  'keepOut.unknownFromSomewhere': 'Appareils inconnus d’une adresse',
  'keepOut.noName': 'Un appareil sans nom',
  'keepOut.noNameWithCode': 'L’appareil avec le code {code}',
  'keepOut.kind.key': 'Bloqué {where}',
  'keepOut.kind.address': 'Tenu à l’écart {where}',
  'keepOut.kind.signed-out': 'Déconnecté {where} : le jeton seul ne le laisse plus entrer',
  'keepOut.allowAgain': 'Autoriser de nouveau',
  'keepOut.lift': 'Lever le blocage',
};
