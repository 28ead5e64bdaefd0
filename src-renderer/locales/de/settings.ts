import type { settings as english } from '../en/settings.ts';
import type { Translated } from '../translated.ts';

export const settings: Translated<typeof english> = {
  'settings.atOnce': 'Gilt sofort.',
  'settings.appearance': 'Darstellung',
  'settings.colours': 'Farben',
  'settings.colours.says.window': 'Wie diese Seiten in diesem Fenster aussehen.',
  'settings.colours.says.browser': 'Wie diese Seiten in diesem Browser aussehen.',
  'settings.theme.system': 'Wie im System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.language': 'Sprache',
  'settings.language.says': 'Welche diese Seiten sprechen. Benachrichtigungen und Befehle sind auf Englisch.',
  'settings.language.system': 'Wie im System: {name}',
  'settings.language.unreviewed': '{name} · noch nicht gegengelesen',
};
