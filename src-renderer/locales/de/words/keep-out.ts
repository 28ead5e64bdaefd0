import type { keepOut as english } from '../../en/words/keep-out.ts';
import type { Translated } from '../../translated.ts';

export const keepOut: Translated<typeof english> = {
  'keepOut.dismiss': 'Es bleibt ohne Benachrichtigung in der Liste, bis seine Anfrage abläuft.',
  'keepOut.deny':
    'Diese Anfrage wird abgelehnt. Es darf wieder fragen; eine Stunde lang steht das ohne Benachrichtigung in der Liste.',
  'keepOut.block':
    'Sein Schlüssel wird abgewiesen, bevor es fragen kann, bis die Sperre unter „Geräte“ aufgehoben wird.',
  'keepOut.blockPaired':
    'Es wird jetzt entfernt und getrennt, und sein Schlüssel wird abgewiesen, bis die Sperre unter „Geräte“ aufgehoben wird.',
  'keepOut.ending.signOut':
    'Seine Verbindungen enden und seine Tokens gelten nicht mehr. Es bleibt in der Liste und muss genehmigt werden, um zurückzukommen.',
  'keepOut.ending.remove': 'Es verschwindet aus der Liste und wird getrennt. Es darf wieder fragen.',
  'keepOut.ending.block': 'Es wird entfernt und kann nicht mehr fragen, bis die Sperre aufgehoben wird.',
  'keepOut.alsoAddress': 'Auch unbekannte Geräte von {address} eine Stunde lang abweisen',
  'keepOut.unknownFrom': 'Unbekannte Geräte von {address}',
  'keepOut.unknownFromSomewhere': 'Unbekannte Geräte von einer Adresse',
  'keepOut.noName': 'Ein Gerät ohne Namen',
  'keepOut.noNameWithCode': 'Das Gerät mit dem Code {code}',
  'keepOut.kind.key': 'Gesperrt {where}',
  'keepOut.kind.address': 'Ferngehalten {where}',
  'keepOut.kind.signed-out': 'Abgemeldet {where}: Das Token allein lässt es nicht mehr herein',
  'keepOut.allowAgain': 'Wieder erlauben',
  'keepOut.lift': 'Sperre aufheben',
};
