/** IP addresses in one canonical form, so that comparing, limiting and logging can never disagree. */
import ipaddr from 'ipaddr.js';

/** IPv4 dotted, IPv6 compressed lower-case, mapped IPv4 as IPv4, without zone. The text itself where it is no address. */
export function canonicalAddress(text: string): string {
  const bare = text.replace(/%.*$/, '');
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : text;
}

/**
 * An address as a header may write it, in its one form: IPv4 as four decimal parts without leading zeros, IPv6 without
 * zone, with mapped IPv4 as the only dotted tail. Undefined for all else: what one parser takes for octal, another
 * takes for decimal.
 */
export function strictAddress(text: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return text;
  const [, head, tail] = /^([0-9a-f:]*:)([0-9.]*)$/i.exec(text) ?? [];
  if (tail?.includes('.') === true) {
    const isMapped = /^(::|(0{1,4}:){5})ffff:$/i.test(head ?? '') && ipaddr.IPv4.isValidFourPartDecimal(tail);
    return isMapped ? tail : undefined;
  }
  return /^[0-9a-f:]+$/i.test(text) && ipaddr.IPv6.isValid(text) ? canonicalAddress(text) : undefined;
}

const NOBODY = new Set(['unspecified', 'broadcast', 'multicast']);

/** Whether a peer could have this address at all. `address` is in its one form. */
export function isSomebody(address: string): boolean {
  const parsed = ipaddr.parse(address);
  // IPv4 put into ::/96 was given up long ago; only someone who hides an address from a comparison still writes it.
  const isHidden = parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0);
  return !NOBODY.has(parsed.range()) && (!isHidden || isLoopback(address));
}

/** What one sender counts as: an IPv4 address, or the /64 that an IPv6 owner can rotate in. */
export function senderKey(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parts = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(':')}::/64`;
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

export interface InterfaceFact {
  /** The system's name of it, for example `wlan0`. */
  readonly name: string;
  readonly address: string;
  /** Address and prefix length, for example `192.168.1.5/24`. */
  readonly cidr: string;
}

interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly secure?: boolean;
}

/**
 * Where a client finds us: "all addresses" is none that one could type in, and one that has left this machine, with the
 * network that it was of, is none either. The network's come first, then loopback.
 */
export function reachableAt(bound: readonly Endpoint[], interfaces: readonly InterfaceFact[]): readonly Endpoint[] {
  const isHere = (host: string): boolean =>
    isLoopback(host) || interfaces.some(({ address }) => canonicalAddress(address) === host);
  return bound.flatMap((endpoint) => {
    const every = canonicalAddress(endpoint.host);
    if (!isEveryAddress(every)) return isHere(every) ? [endpoint] : [];
    const own = interfaces.filter(({ name }) => !isBridge(name)).map(({ address }) => address);
    const v4 = own.filter((address) => ipaddr.IPv4.isValid(address));
    // A system that listens on :: takes IPv4 there as well. A link-local address is no use without its sender's zone.
    const v6 = own.filter((address) => ipaddr.IPv6.isValid(address) && ipaddr.parse(address).range() !== 'linkLocal');
    const hosts = every === '0.0.0.0' ? [...v4, '127.0.0.1'] : [...v4, ...v6, '127.0.0.1', '::1'];
    return hosts.map((host) => ({ ...endpoint, host }));
  });
}

const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Not one address of this computer, but each that it has. */
export function isEveryAddress(host: string): boolean {
  return EVERY_ADDRESS.has(canonicalAddress(host));
}

/** Bridges of containers and virtual machines: whoever is behind one is not a person's device on the network. */
const BRIDGE =
  /^(docker|br-|virbr|podman|nerdctl|cni|veth|vmnet|vmenet|vboxnet|vEthernet|bridge\d{3}|lxc|lxd|incus|flannel|cali|kube-)/;

export function isBridge(interfaceName: string): boolean {
  return BRIDGE.test(interfaceName);
}

const PRIVATE = new Set(['private', 'uniqueLocal', 'linkLocal']);

/** A private address on the same link as one of our own interfaces: reached without a router, and without NAT. */
export function isOnLinkPrivate(address: string, interfaces: readonly InterfaceFact[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const peer = ipaddr.parse(address);
  if (!PRIVATE.has(peer.range())) return false;
  return interfaces.some(({ name, cidr }) => {
    if (isBridge(name) || !ipaddr.isValidCIDR(cidr)) return false;
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === peer.kind() && peer.match(network, bits);
  });
}
