/** Judges every request before anyone looks at what it asks for: from whom it is, through whom, and by which name. */
import type { IncomingMessage } from 'node:http';
import type { Clock, GatewaySettings, Logger, Network } from '../ports.ts';
import type { KnownInRange, ProxyFinding } from '../protocol/desk.ts';
import type { SessionFacts } from '../routing/session.ts';
import { canonicalAddress } from './address.ts';
import { arrivalOf, forwardingHeaders, type Arrival, type ArrivalFault, type ArrivalRules } from './classify.ts';
import { hostName, hostRulesOf, isAllowedHost, type HostRules } from './host.ts';
import { KnownAddresses } from './known-addresses.ts';
import { ProxyFindings } from './proxy-findings.ts';
import { parseProxyRange, rangeOf, type ProxyRange } from './proxy-range.ts';

export type DoorFault =
  ArrivalFault | { readonly kind: 'host-not-allowed'; readonly host: string; readonly via?: string };

export type DoorVerdict =
  { readonly ok: true; readonly arrival: Arrival } | { readonly ok: false; readonly fault: DoorFault };

type Knock = Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } };

/** Names longer than any that DNS has are not repeated. */
const LONGEST_NAME = 253;

export class FrontDoor {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #network: Network;
  readonly #nameOf: (deviceId: string) => string | undefined;
  readonly #onNewFinding: () => void;
  readonly #findings: ProxyFindings;
  readonly known: KnownAddresses;
  #hosts: HostRules = { ownNames: [], configured: [] };
  #arrivals: ArrivalRules = { trusted: [], allowRealIp: false, ownAddresses: () => [] };
  #notices: readonly string[] = [];

  constructor(parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly network: Network;
    /** What people call a trusted device; undefined for one that is not trusted. */
    nameOf(deviceId: string): string | undefined;
    onNewFinding(): void;
  }) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#network = parts.network;
    this.#nameOf = (deviceId) => parts.nameOf(deviceId);
    this.#onNewFinding = () => {
      parts.onNewFinding();
    };
    this.#findings = new ProxyFindings(parts.network.hosting);
    this.known = new KnownAddresses((deviceId) => parts.nameOf(deviceId) !== undefined);
  }

  /** From now on it judges by these. */
  follow(settings: GatewaySettings): void {
    const { allowedOrigins, publicOrigin, auth, trustedProxies } = settings;
    const origins = [...allowedOrigins, ...(publicOrigin === undefined ? [] : [publicOrigin])];
    this.#hosts = hostRulesOf(this.#network.names, origins);
    this.#arrivals = {
      trusted: trustedProxies,
      allowRealIp: settings.allowRealIpFallback,
      ownAddresses: () => this.#network.interfaces().map(({ address }) => canonicalAddress(address)),
      ...(auth.mode === 'trusted-proxy' && { identity: auth.proxy }),
    };
    this.#notices = settings.notices;
    this.#findings.forget((peer) => this.isProxy(peer));
  }

  judge({ headers, socket }: Knock): DoorVerdict {
    const result = arrivalOf(socket.remoteAddress, headers, this.#arrivals);
    if (!result.ok) {
      if (result.fault.kind === 'untrusted-proxy') this.#noteProxy(result.fault, headers.host);
      return result;
    }
    const { host, via } = result.arrival;
    if (isAllowedHost(host, this.#hosts)) return result;
    const shown = host.slice(0, LONGEST_NAME);
    return { ok: false, fault: { kind: 'host-not-allowed', host: shown, ...(via !== undefined && { via }) } };
  }

  /**
   * Whether a health check may be answered without more: it says nothing but "live", and platforms ask for it through
   * proxies and by names of their own before anyone could configure them. No page can send a forwarding header.
   */
  admitsHealthCheck({ headers }: Knock): boolean {
    const host = hostName(headers.host);
    return forwardingHeaders(headers).length > 0 || (host !== undefined && host === this.#network.hosting?.healthHost);
  }

  /** `address` of a TCP peer, as the system gives it. */
  isProxy(address: string): boolean {
    return rangeOf(canonicalAddress(address), this.#arrivals.trusted) !== undefined;
  }

  sessionOpened({ deviceId, address }: SessionFacts): void {
    if (deviceId !== undefined && this.#nameOf(deviceId) !== undefined) this.known.note({ deviceId, address });
  }

  get trustedProxies(): readonly string[] {
    return this.#arrivals.trusted.map(({ text }) => text);
  }

  findings(): readonly (ProxyFinding & { readonly contains: readonly KnownInRange[] })[] {
    return this.#findings.list().map((finding) => {
      const range = parseProxyRange(finding.proposal);
      return { ...finding, contains: range.ok ? this.#knownIn(range.range) : [] };
    });
  }

  /** Sentences for the owner: what is wrong at the door though the gateway runs. */
  notices(): readonly string[] {
    return [...this.#notices, ...this.rangeNotices(), ...this.#findings.list().map(findingNotice)];
  }

  /** Those of them about trusted ranges that known devices are in. */
  rangeNotices(): readonly string[] {
    return this.#arrivals.trusted.flatMap((range) => rangeNotice(range, this.#knownIn(range)) ?? []);
  }

  #knownIn(range: ProxyRange): readonly KnownInRange[] {
    return this.known.all().flatMap(({ deviceId, address }) => {
      const name = this.#nameOf(deviceId);
      return name !== undefined && rangeOf(address, [range]) !== undefined ? [{ deviceId, name, address }] : [];
    });
  }

  #noteProxy({ peer, headers }: ArrivalFault & { kind: 'untrusted-proxy' }, hostHeader: string | undefined): void {
    const host = hostName(hostHeader)?.slice(0, LONGEST_NAME);
    const isStrange = host !== undefined && !isAllowedHost(host, this.#hosts);
    const sighting = { peer, headers, ...(isStrange && { strangeHost: host }) };
    const finding = this.#findings.note(sighting, this.#clock.now());
    if (finding === undefined) return;
    this.#logger.warn('requests arrive through a proxy that is not trusted', {
      peer,
      headers: finding.headers,
      fix: `if it is yours, add "${finding.proposal}" to gateway.trustedProxies`,
    });
    this.#onNewFinding();
  }
}

function findingNotice({ peer, proposal }: ProxyFinding): string {
  return (
    `Requests arrive through ${peer}, which is not a trusted proxy, and are refused. ` +
    `If it is yours, add "${proposal}" to gateway.trustedProxies.`
  );
}

function rangeNotice({ text }: ProxyRange, known: readonly KnownInRange[]): string | undefined {
  if (known.length === 0) return undefined;
  const names = known.map(({ name, address }) => `${name} (${address})`).join(', ');
  return (
    `gateway.trustedProxies lists ${text}, and these devices are in it: ${names}. ` +
    'A device in it is taken for a proxy: it cannot connect directly, and it could pose as any other. ' +
    "List the proxy's own address instead."
  );
}
