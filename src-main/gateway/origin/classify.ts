/** The one place that says where a connection comes from. Loopback is not identity (DESIGN: "Loopback is not identity"). */
import type { IncomingHttpHeaders } from 'node:http';
import type { Locality } from '../protocol/desk.ts';
import { canonicalAddress, isLoopback } from './address.ts';
import { hostName, isLoopbackName } from './host.ts';

/** Where a peer really is. Made once per connection; nothing downstream looks at headers again. */
export interface Arrival {
  /** Canonical address of the TCP peer. */
  readonly address: string;
  readonly locality: Locality;
  /** Host name that the peer asked for, without port. */
  readonly host: string;
  /** The Host header as it came, with its port: what an own origin must equal. */
  readonly hostHeader: string;
  readonly origin: string | undefined;
}

const FORWARDING = ['forwarded', 'x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'];
const FORWARDING_PREFIXES = ['x-forwarded-', 'tailscale-'];
const FETCH_PREFIX = 'sec-fetch-';

export function hasForwardingHeader(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some(
    (name) => FORWARDING.includes(name) || FORWARDING_PREFIXES.some((prefix) => name.startsWith(prefix)),
  );
}

/** Undefined where the Host header is missing or malformed: such a request is refused before anything else. */
export function arrivalOf(peerAddress: string | undefined, headers: IncomingHttpHeaders): Arrival | undefined {
  const host = hostName(headers.host);
  if (host === undefined || peerAddress === undefined) return undefined;
  const address = canonicalAddress(peerAddress);
  return {
    address,
    locality: classify(address, host, headers),
    host,
    hostHeader: (headers.host ?? '').toLowerCase(),
    origin: headers.origin,
  };
}

function classify(address: string, host: string, headers: IncomingHttpHeaders): Locality {
  if (hasForwardingHeader(headers)) return 'proxied';
  if (!isLoopback(address) || !isLoopbackName(host)) return 'remote';
  const fromBrowser =
    headers.origin !== undefined || Object.keys(headers).some((name) => name.startsWith(FETCH_PREFIX));
  return fromBrowser ? 'local-browser' : 'local-native';
}
