import type { terms as english } from '../en/terms.ts';
import type { Translated } from '../translated.ts';

export const terms: Translated<typeof english> = {
  'terms.already': '(darf es schon)',
  'terms.included': '(enthalten)',
  'terms.notGranted': '(nicht gewährt)',
  'terms.access': 'Zugriff',
  'terms.lasts': 'Dauer',
  'terms.name': 'Name',
  'terms.asksTo': 'Es möchte',
  'terms.mayConnect': 'Darf sich verbinden',
  'terms.mayRun': 'Darf diese Befehle ausführen',
  'terms.nothing': 'Noch nichts; es möchte nur bekannt sein.',
};
