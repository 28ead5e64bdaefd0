export const overview = {
  'overview.moreDevices': '{count, plural, one {# more device} other {# more devices}} connected',
  'overview.nothingWaits': 'Nothing waits for a decision.',
  'overview.thisBrowser': 'This browser',
  'overview.waitingUnknown': 'Whether something waits now is not known.',
  'overview.connected.now': 'Connected now',
  'overview.connected.before': 'Connected before',
  'overview.talks': 'talks with the gateway now',
  'overview.talks.hint': 'Talks with the gateway now',
  'overview.signedIn': 'Signed in with the token',
  'overview.nobody': 'No device is connected',
  'overview.nobody.running': 'Those that are paired come back by themselves.',
  'overview.nobody.stopped': 'No device can connect while the gateway does not run.',
} as const;
