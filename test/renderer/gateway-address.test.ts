/** Where the page's socket is: at this page's own origin, in this page's own folder, and nowhere that a link says. */
import { expect, it } from 'vitest';
import { gatewayAddress } from '../../src-renderer/link/gateway-address.ts';

it.each([
  ['http://localhost:18789/', 'ws://localhost:18789'],
  ['http://localhost:18789', 'ws://localhost:18789'],
  ['https://gw.example/', 'wss://gw.example'],
  ['https://gw.example/index.html', 'wss://gw.example'],
  ['https://gw.example/openclaw/', 'wss://gw.example/openclaw/'],
  ['https://gw.example:8443/a/b/index.html', 'wss://gw.example:8443/a/b/'],
  ['https://gw.example/openclaw/?gatewayUrl=wss://evil.example#token=x', 'wss://gw.example/openclaw/'],
  ['https://user@gw.example/#/evil', 'wss://gw.example'],
])('of %s is %s', (href, address) => {
  expect(gatewayAddress({ href })).toBe(address);
});
