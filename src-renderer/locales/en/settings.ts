export const settings = {
  'settings.atOnce': 'In force at once.',
  'settings.appearance': 'Appearance',
  'settings.colours': 'Colours',
  'settings.colours.says.window': 'How these pages look in this window.',
  'settings.colours.says.browser': 'How these pages look in this browser.',
  'settings.theme.system': 'As the system',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.language': 'Language',
  'settings.language.says': 'Which one these pages speak. Notifications and commands are in English.',
  'settings.language.system': 'As the system: {name}',
  'settings.language.unreviewed': '{name} · not yet reviewed by a native speaker',
} as const;
