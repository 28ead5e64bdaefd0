/** Whether a peer could stand in the same room, by its address alone, and what else may hide behind that address. */
import ipaddr from 'ipaddr.js';
import type { Network } from '../ports.ts';
import { canonicalAddress, isBridge, isOnLinkPrivate } from './address.ts';
import type { Arrival } from './classify.ts';

type Links = Pick<Network, 'interfaces' | 'routers'>;

/** What stands between a peer and its address: then anyone may be behind it. */
export type Hidden = 'container' | 'bridge' | 'router';

/** On the same link as one of our own interfaces, and not a router: who asks through NAT has the router's address. */
export function isNear(address: string, network: Links): boolean {
  return isOnLinkPrivate(address, network.interfaces()) && !isRouter(address, network);
}

/** Why a peer with a near address does not count as near; undefined where its address is simply far. */
export function hiddenBy(
  { address, locality }: Arrival,
  network: Links & Pick<Network, 'insideContainer'>,
): Hidden | undefined {
  if (locality === 'proxied') return undefined; // the proxy's word is taken, and it says that it is far
  const onLink = isOnLinkPrivate(address, network.interfaces());
  if (network.insideContainer && (onLink || locality !== 'remote')) return 'container';
  if (onBridge(address, network)) return 'bridge';
  return onLink && isRouter(address, network) ? 'router' : undefined;
}

function isRouter(address: string, network: Links): boolean {
  return network.routers().some((router) => canonicalAddress(router) === address);
}

function onBridge(address: string, network: Links): boolean {
  if (!ipaddr.isValid(address)) return false;
  const peer = ipaddr.parse(address);
  return network.interfaces().some(({ name, cidr }) => {
    if (!isBridge(name) || !ipaddr.isValidCIDR(cidr)) return false;
    const [net, bits] = ipaddr.parseCIDR(cidr);
    return net.kind() === peer.kind() && peer.match(net, bits);
  });
}
