import type { buttons as english } from '../en/buttons.ts';
import type { Translated } from '../translated.ts';

export const buttons: Translated<typeof english> = {
  'buttons.copy': 'Copier',
  'buttons.copied': 'Copié',
  'buttons.copyFailed': 'Échec',
  'buttons.cancel': 'Annuler',
  'buttons.saving': 'Enregistrement…',
  'buttons.close': 'Fermer',
  'buttons.back': 'Retour',
  'buttons.details': 'Détails',
  'buttons.optional': '{label} (facultatif)',
};
