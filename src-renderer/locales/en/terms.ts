/** What a device asks for and is given, as ticks. */
export const terms = {
  'terms.already': '(may already)',
  'terms.included': '(included)',
  'terms.notGranted': '(not granted)',
  'terms.access': 'Access',
  'terms.lasts': 'For',
  'terms.name': 'Name',
  'terms.asksTo': 'It asks to',
  'terms.mayConnect': 'May connect',
  'terms.mayRun': 'May run these commands',
  'terms.nothing': 'Nothing yet; it only wants to be known.',
} as const;
