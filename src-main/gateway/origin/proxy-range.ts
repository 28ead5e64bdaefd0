/** The proxies that may say for whom they ask: addresses and ranges, exactly as `gateway.trustedProxies` lists them. */
import ipaddr from 'ipaddr.js';
import { strictAddress } from './address.ts';

export interface ProxyRange {
  /** In one form: mapped IPv4 as IPv4, a single address without prefix. */
  readonly text: string;
  readonly network: ipaddr.IPv4 | ipaddr.IPv6;
  readonly bits: number;
}

export type ProxyRangeResult =
  { readonly ok: true; readonly range: ProxyRange } | { readonly ok: false; readonly problem: string };

const MAPPED_BITS = 96;

/** `172.18.0.5`, `10.0.0.0/8`, `fd00::/8`, `::ffff:10.0.0.0/104`. A problem is a clause such as "is no IP address". */
export function parseProxyRange(text: string): ProxyRangeResult {
  const [addressText = '', prefix, ...more] = text.split('/');
  const address = strictAddress(addressText);
  if (address === undefined || more.length > 0) {
    return { ok: false, problem: 'is neither an IP address nor a range of them' };
  }
  const network = ipaddr.parse(address);
  const most = network instanceof ipaddr.IPv4 ? 32 : 128;
  if (prefix === undefined) return { ok: true, range: { text: address, network, bits: most } };
  const mappedBits = most === 32 && addressText.includes(':') ? MAPPED_BITS : 0;
  const bits = /^(0|[1-9]\d{0,2})$/.test(prefix) ? Number(prefix) - mappedBits : NaN;
  if (!(bits >= 1 && bits <= most)) {
    return { ok: false, problem: `needs a prefix from /${mappedBits + 1} to /${mappedBits + most}` };
  }
  const first = firstOf(`${address}/${bits}`, network);
  if (first !== address) {
    return { ok: false, problem: `has bits behind its prefix: write ${first}/${bits} for the range, or ${address}` };
  }
  return { ok: true, range: { text: bits === most ? address : `${address}/${bits}`, network, bits } };
}

function firstOf(cidr: string, network: ipaddr.IPv4 | ipaddr.IPv6): string {
  const family = network instanceof ipaddr.IPv4 ? ipaddr.IPv4 : ipaddr.IPv6;
  return family.networkAddressFromCIDR(cidr).toString();
}

/** The range that holds this address (in its one form), or undefined where none does. */
export function rangeOf(address: string, ranges: readonly ProxyRange[]): ProxyRange | undefined {
  if (ranges.length === 0 || !ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.parse(address);
  return ranges.find(({ network, bits }) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

/** Whether the range holds any of this computer's own loopback addresses. */
export function reachesLoopback({ network, bits }: ProxyRange): boolean {
  const loopback = network instanceof ipaddr.IPv4 ? ipaddr.IPv4.parse('127.0.0.0') : ipaddr.IPv6.parse('::1');
  const loopbackBits = network instanceof ipaddr.IPv4 ? 8 : 128;
  return network.range() === 'loopback' || loopback.match(network, Math.min(bits, loopbackBits));
}
