/** How the gateway is reached, as settings. */
export const reach = {
  'reach.title': 'How it is reached',
  'reach.saved.restarts': 'Saved. The gateway restarts to take it up.',
  'reach.saved': 'Saved, and in force.',
  'reach.saved.port': 'Saved. The port stays the one that it was started with.',
  'reach.bind': 'Open to',
  'reach.bind.says': 'Who can reach the gateway at all.',
  'reach.host': 'That address',
  'reach.host.says': 'An address that this computer has.',
  'reach.port': 'Port',
  'reach.port.now': 'Now at {addresses}.',
  'reach.port.given':
    'It was started with this port, by --port or OPENCLAW_GATEWAY_PORT. What is set here holds once that is gone.',
  'reach.public': 'Public address',
  'reach.public.says': 'The name that a proxy gives it, for setup codes and for pages.',
  'reach.proxies': 'Trusted proxies',
  'reach.proxies.says':
    'Their word on where a connection comes from is believed. One address or range on each line. One more is in force at once; for one less the gateway restarts.',
  'reach.encryption': 'Encryption',
  'reach.encryption.says':
    'With a certificate of its own, whose fingerprint setup codes carry. Addresses change, so devices are set up anew.',
  'reach.file': 'The file: {path}',
  'reach.discard': 'Discard',
  'reach.save': 'Save changes',
  'reach.fingerprint': 'Fingerprint {hex}',
  'reach.fingerprint.copy': 'Copy fingerprint',
} as const;
