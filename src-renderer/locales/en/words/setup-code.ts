/** What a setup code may do, what became of it, and which address to choose. */
export const setupCode = {
  'setupCode.limited.title': 'A phone or tablet',
  'setupCode.limited.text':
    'Sees chats, sends messages, and shares its camera and location when asked. It is let in at once.',
  'setupCode.node.title': 'A machine that runs commands',
  'setupCode.node.text':
    'A helper such as a server: it runs commands when asked, and sees no chats. It is let in at once.',
  'setupCode.full.title': 'A device with full control',
  'setupCode.full.text': 'Can change everything, like this page. It always waits for your decision.',
  'setupCode.stillAsk': 'Still ask me before it is let in',
  'setupCode.address.loopback': 'only on this computer',
  'setupCode.address.lan': 'in your network',
  'setupCode.address.tailnet': 'in your private network (Tailscale and its like)',
  'setupCode.address.public': 'from the internet',
  'setupCode.noAddress': 'No other device can reach this gateway yet',
  'setupCode.ended.expired': 'Its ten minutes are over.',
  'setupCode.ended.cancelled': 'It was called off.',
  'setupCode.ended.closed': 'The connection to the gateway was lost, and the code with it.',
  'setupCode.ended.crowded-out': 'Newer codes took its place.',
  'setupCode.ended.denied': 'The device that showed it was denied.',
  'setupCode.plaintext':
    'Others in the same network could read this connection. That is usual at home; elsewhere use https, for example with Tailscale.',
} as const;
