import type { terms as english } from '../en/terms.ts';
import type { Translated } from '../translated.ts';

export const terms: Translated<typeof english> = {
  'terms.already': '(déjà permis)',
  'terms.included': '(inclus)',
  'terms.notGranted': '(non accordé)',
  'terms.access': 'Accès',
  'terms.lasts': 'Durée',
  'terms.name': 'Nom',
  'terms.asksTo': 'Il demande à',
  'terms.mayConnect': 'Peut se connecter',
  'terms.mayRun': 'Peut exécuter ces commandes',
  'terms.nothing': 'Rien pour l’instant ; il veut seulement être connu.',
};
