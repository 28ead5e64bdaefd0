import type { access as english } from '../../en/words/access.ts';
import type { Translated } from '../../translated.ts';

export const access: Translated<typeof english> = {
  'access.allItAsked': 'Tout ce qu’il a demandé',
  'access.exactly': 'Précisément…',
  'access.asTicked': 'Exactement ce qui est coché',
  'access.lasts.always': 'Sans limite',
  'access.lasts.day': 'Un jour',
  'access.lasts.hour': 'Une heure',
  'access.lastsFromNow.always': 'Sans limite',
  'access.lastsFromNow.day': 'Un jour à partir de maintenant',
  'access.lastsFromNow.hour': 'Une heure à partir de maintenant',
  'access.nothingGranted': 'Il ne resterait rien. Pour mettre fin à cet accès, annulez et choisissez « Retirer ».',
  'change.name': 'Nom',
  'change.platform': 'Plateforme',
  'change.kind': 'Genre',
  'change.model': 'Modèle',
  'change.access': 'Accès',
  'change.nothing': 'Rien',
  'change.notTold': 'non indiqué',
};
