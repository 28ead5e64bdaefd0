/** The first start, in the window. */
export const firstRun = {
  'firstRun.title': 'Welcome. Your gateway is ready',
  'firstRun.listens': 'It listens on {addresses}. Nobody is let in until you approve them.',
  'firstRun.listensHere':
    'It listens on {addresses}, which only programs on this computer can reach. Nobody is let in until you approve them.',
  'firstRun.open.here': 'Open OpenClaw on this computer and enter this address:',
  'firstRun.open.elsewhere': 'Open OpenClaw on your phone or another computer and enter this address:',
  'firstRun.open.byName':
    'Open OpenClaw on your phone or another computer and enter this computer’s name or network address, with port {port}.',
  'firstRun.appears': 'The device appears under Waiting.',
  'firstRun.compare': 'Compare the code on both screens, then approve.',
  'firstRun.phone':
    'For a phone, choose “{choice}” in <settings>Settings</settings>, then pair it in <connect>Connect</connect>.',
  'firstRun.login': 'Start at login, with nothing but the icon in the tray',
  'firstRun.test': 'Send a test request',
  'firstRun.testing': 'Sending…',
  'firstRun.testFailed': 'The test could not be started.',
  'firstRun.testWaits': 'A test phone now waits below. Approve or deny it; it goes when this window closes.',
  'firstRun.done': 'Done',
} as const;
