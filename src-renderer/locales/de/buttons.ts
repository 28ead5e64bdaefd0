import type { buttons as english } from '../en/buttons.ts';
import type { Translated } from '../translated.ts';

export const buttons: Translated<typeof english> = {
  'buttons.copy': 'Kopieren',
  'buttons.copied': 'Kopiert',
  'buttons.copyFailed': 'Fehler',
  'buttons.cancel': 'Abbrechen',
  'buttons.saving': 'Wird gespeichert …',
  'buttons.close': 'Schließen',
  'buttons.back': 'Zurück',
  'buttons.details': 'Details',
  'buttons.optional': '{label} (darf leer sein)',
};
