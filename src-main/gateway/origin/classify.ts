/** The one place that says where a connection comes from. Loopback is not identity. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Locality } from '../protocol/desk.ts';
import { canonicalAddress, isLoopback } from './address.ts';
import { attribute, type AttributionFault, type ProxyRules } from './attribution.ts';
import { hostName, isLoopbackName } from './host.ts';
import { proxyUser, type ProxyIdentityRules, type ProxyUser } from './proxy-identity.ts';
import { rangeOf } from './proxy-range.ts';

/** Where a peer really is. Made once per connection; nothing downstream looks at headers again. */
export interface Arrival {
  /** Canonical address of the client: the TCP peer, or the one for whom a trusted proxy asks. */
  readonly address: string;
  readonly locality: Locality;
  /** The trusted proxy that it came through last; absent where it came directly. */
  readonly via?: string;
  /** Host name that the peer asked for, without port. */
  readonly host: string;
  /** The Host header as the client sent it, with its port: what an own origin must equal. */
  readonly hostHeader: string;
  readonly origin: string | undefined;
  /** How the client asked the outermost trusted proxy, where that was told. */
  readonly proto?: 'http' | 'https';
  /** Whom the proxy has signed in, where that is how this gateway lets people in. */
  readonly proxyUser?: ProxyUser;
}

export interface ArrivalRules extends ProxyRules {
  /** Of `gateway.auth.mode: "trusted-proxy"` only. */
  readonly identity?: ProxyIdentityRules;
}

/** Why a request is refused before anyone looks at what it asks for. */
export type ArrivalFault =
  | { readonly kind: 'invalid-host' }
  /** Forwarding headers from a peer that is not listed as a proxy; `headers` are their names. */
  | { readonly kind: 'untrusted-proxy'; readonly peer: string; readonly headers: readonly string[] }
  | {
      readonly kind: 'unclear-client';
      readonly peer: string;
      readonly fault: AttributionFault;
      /** The address that it is about. */
      readonly hop?: string;
    };

export type ArrivalResult =
  { readonly ok: true; readonly arrival: Arrival } | { readonly ok: false; readonly fault: ArrivalFault };

const FORWARDING = ['forwarded', 'x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'];
const FORWARDING_PREFIXES = ['x-forwarded-', 'tailscale-'];
const FETCH_PREFIX = 'sec-fetch-';

/** The names of those that only a proxy sends. */
export function forwardingHeaders(headers: IncomingHttpHeaders): readonly string[] {
  return Object.keys(headers).filter(
    (name) => FORWARDING.includes(name) || FORWARDING_PREFIXES.some((prefix) => name.startsWith(prefix)),
  );
}

export function arrivalOf(
  peerAddress: string | undefined,
  headers: IncomingHttpHeaders,
  rules: ArrivalRules,
): ArrivalResult {
  if (peerAddress === undefined) return { ok: false, fault: { kind: 'invalid-host' } };
  const peer = canonicalAddress(peerAddress);
  const forwarding = forwardingHeaders(headers);
  const isProxy = rangeOf(peer, rules.trusted) !== undefined;
  if (forwarding.length > 0 && !isProxy) {
    return { ok: false, fault: { kind: 'untrusted-proxy', peer, headers: forwarding } };
  }
  // A proxy on this computer shares its address with the owner's own programs, which forward nothing.
  const isDirect = forwarding.length === 0 && (!isProxy || isLoopback(peer));
  const client = isDirect ? undefined : attribute(headers, rules);
  if (client?.ok === false) {
    const { fault, hop } = client;
    return { ok: false, fault: { kind: 'unclear-client', peer, fault, ...(hop !== undefined && { hop }) } };
  }

  const hostHeader = (client?.host ?? headers.host ?? '').toLowerCase();
  const host = hostName(hostHeader);
  if (host === undefined) return { ok: false, fault: { kind: 'invalid-host' } };
  const via = client && peer;
  return {
    ok: true,
    arrival: {
      address: client?.client ?? peer,
      locality: client === undefined ? directLocality(peer, host, headers) : 'proxied',
      ...(via !== undefined && { via }),
      host,
      hostHeader,
      origin: headers.origin,
      ...(client?.proto && { proto: client.proto }),
      ...(rules.identity && { proxyUser: proxyUser(via, headers, rules.identity, rules.ownAddresses()) }),
    },
  };
}

function directLocality(address: string, host: string, headers: IncomingHttpHeaders): Locality {
  if (!isLoopback(address) || !isLoopbackName(host)) return 'remote';
  const fromBrowser =
    headers.origin !== undefined || Object.keys(headers).some((name) => name.startsWith(FETCH_PREFIX));
  return fromBrowser ? 'local-browser' : 'local-native';
}
