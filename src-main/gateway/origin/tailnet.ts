/** The addresses that this machine has in its owner's own network of Tailscale's kind (`gateway.bind: "tailnet"`). Pure. */
import ipaddr from 'ipaddr.js';
import { isBridge, type InterfaceFact } from './address.ts';

const RANGES = ['100.64.0.0/10', 'fd7a:115c:a1e0::/48'].map((range) => ipaddr.parseCIDR(range));
/** Providers of mobile networks give out addresses of the same range: whoever is there is a stranger. */
const MODEM = /^(ppp|wwan|wwp|wwx|rmnet|usb)/;
const TAILSCALE = /tailscale/i;

export function isTailnet(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return RANGES.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
}

/** Of one interface, IPv4 first; empty where this machine is in no tailnet now. */
export function tailnetAddresses(interfaces: readonly InterfaceFact[]): readonly string[] {
  const candidates = interfaces.filter(
    ({ name, address }) => isTailnet(address) && !MODEM.test(name) && !isBridge(name),
  );
  const best = candidates.find(({ name }) => TAILSCALE.test(name)) ?? candidates[0];
  return candidates
    .filter(({ name }) => name === best?.name)
    .map(({ address }) => address)
    .toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
}
