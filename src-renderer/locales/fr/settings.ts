import type { settings as english } from '../en/settings.ts';
import type { Translated } from '../translated.ts';

export const settings: Translated<typeof english> = {
  'settings.atOnce': 'Effet immédiat.',
  'settings.appearance': 'Apparence',
  'settings.colours': 'Couleurs',
  'settings.colours.says.window': 'L’aspect de ces pages dans cette fenêtre.',
  'settings.colours.says.browser': 'L’aspect de ces pages dans ce navigateur.',
  'settings.theme.system': 'Comme le système',
  'settings.theme.light': 'Clair',
  'settings.theme.dark': 'Sombre',
  'settings.language': 'Langue',
  'settings.language.says': 'Celle de ces pages. Les notifications et les commandes sont en anglais.',
  'settings.language.system': 'Comme le système : {name}',
  'settings.language.unreviewed': '{name} · pas encore relu',
};
