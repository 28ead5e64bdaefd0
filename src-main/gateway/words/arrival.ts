/** How a connection came, by name; each language has its own words for it. Pure: the page uses it as well. */
import type { WaitingRequest } from '../protocol/desk.ts';

export type Arrival =
  'localNative' | 'localBrowser' | 'proxied' | 'throughHere' | 'yourNetwork' | 'privateNetwork' | 'internet';

const REMOTE: readonly (readonly [range: RegExp, arrival: Arrival])[] = [
  // Loopback, but under another name than this computer's: the core does not count it as local, so neither do we.
  [/^(127\.|::1$)/, 'throughHere'],
  [/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/, 'yourNetwork'],
  [/^(f[cd]|fe[89ab])[0-9a-f]*:/i, 'yourNetwork'],
  // RFC 6598, which Tailscale and its like give out.
  [/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, 'privateNetwork'],
];

export function arrivalOf({ locality, address }: Pick<WaitingRequest, 'locality' | 'address'>): Arrival {
  switch (locality) {
    case 'local-native':
      return 'localNative';
    case 'local-browser':
      return 'localBrowser';
    case 'proxied':
      return 'proxied';
    case 'remote':
      return REMOTE.find(([range]) => range.test(address))?.[1] ?? 'internet';
  }
}
