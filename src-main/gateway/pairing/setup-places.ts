/** The addresses at which a device could find this gateway, each one tried before a setup code names it. */
import { isBridge } from '../origin/address.ts';
import type { Network, Reach } from '../ports.ts';
import type { GatewayAddress, GatewayStatus } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { SetupAddress } from '../protocol/setup-code.ts';
import { healthUrl, isEncrypted, isRefusedByApps, placeFrom, type Place } from './setup-link.ts';

export type PickedPlaces =
  | { readonly ok: true; readonly places: readonly [Place, ...Place[]]; readonly source: PlaceSource }
  | { readonly ok: false; readonly reason: PlaceProblem; readonly message: string };

type PlaceSource = 'request.publicUrl' | 'gateway.publicOrigin' | 'gateway.bind';
type PlaceProblem =
  'not-running' | 'not-an-address' | 'not-encrypted' | 'only-this-computer' | 'in-container' | 'not-reachable';

const MESSAGES: Readonly<Record<PlaceProblem, string>> = {
  'not-running': 'The gateway does not run. Start it first.',
  'not-an-address': 'That is no address to connect to. Give a host, a host and a port, or a ws:// or wss:// address.',
  'not-encrypted': 'The apps connect there only by wss://. Give a wss:// address, or one of your own network.',
  'only-this-computer':
    'This gateway only listens on this computer, so no other device can reach it. Set gateway.bind to "lan" and restart the gateway.',
  'in-container':
    'Inside a container the gateway cannot know where others find it. Give the address of the computer that it runs on.',
  'not-reachable': 'The gateway cannot be reached at any of its addresses. A firewall may be in the way.',
};
const LISTENS_HERE_ONLY = 'This gateway only listens on this computer.';
const IN_CONTAINER = 'This is the container’s own address. Give the address of the computer that it runs on.';

/** For a sentence in the list: shorter, because the list says the rest. */
const ONLY_ENCRYPTED = 'The apps connect there only by wss://.';
const FOR_THIS_COMPUTER = 'Only for a device on this computer.';

export class SetupPlaces {
  readonly #network: Network;
  readonly #reach: Reach;
  readonly #status: () => GatewayStatus;
  readonly #publicOrigin: () => string | undefined;

  constructor(parts: {
    readonly network: Network;
    readonly reach: Reach;
    readonly status: () => GatewayStatus;
    /** Under which a proxy offers this gateway. */
    readonly publicOrigin: () => string | undefined;
  }) {
    this.#network = parts.network;
    this.#reach = parts.reach;
    this.#status = parts.status;
    this.#publicOrigin = parts.publicOrigin;
  }

  /** The best one first; empty unless the gateway runs. `extra` is one that the person typed in. */
  async list(extra?: string): Promise<readonly SetupAddress[]> {
    const { addresses } = this.#status();
    const [first] = addresses;
    if (first === undefined) return [];
    const typed = extra === undefined ? undefined : this.#typed(extra, first);
    const own = [this.#public(), ...this.#own(addresses)];
    const places = [typed, ...own].filter((place) => place !== undefined);
    const distinct = [...new Map(places.map((place) => [place.url, place])).values()];
    const tried = await Promise.all(distinct.map((place) => this.#tried(place)));
    return tried.sort((a, b) => rank(a, typed) - rank(b, typed));
  }

  /** What a new code names: the address that was asked for, untried, or all that can be reached. */
  async pick(wanted: string | undefined): Promise<PickedPlaces> {
    const [listening] = this.#status().addresses;
    if (listening === undefined) return problem('not-running');
    if (wanted !== undefined) {
      const place = this.#typed(wanted, listening);
      if (place === undefined) return problem('not-an-address');
      return isRefusedByApps(place)
        ? problem('not-encrypted')
        : { ok: true, places: [place], source: 'request.publicUrl' };
    }
    const reachable = (await this.list()).filter((address) => address.reachable && address.kind !== 'loopback');
    // Where one is encrypted, no device needs to try another.
    const encrypted = reachable.filter(isEncrypted);
    const [best, ...rest] = encrypted.length > 0 ? encrypted : reachable;
    // A code names one fingerprint for all its addresses, or none.
    const others = rest.filter(({ tlsFingerprint }) => tlsFingerprint === best?.tlsFingerprint);
    if (best !== undefined) {
      const source = best.url === this.#public()?.url ? 'gateway.publicOrigin' : 'gateway.bind';
      return { ok: true, places: [best, ...others.slice(0, LIMITS.setupCodeUrls - 1)], source };
    }
    if (!this.#listensBeyond()) return problem('only-this-computer');
    return problem(this.#network.insideContainer ? 'in-container' : 'not-reachable');
  }

  async #tried(place: Place): Promise<SetupAddress> {
    const { url, host, kind } = place;
    const { tlsFingerprint } = place;
    const shown = { url, host, kind, ...(tlsFingerprint && { tlsFingerprint }) };
    if (isRefusedByApps(place)) return { ...shown, reachable: false, why: ONLY_ENCRYPTED };
    const own = this.#network.interfaces().some(({ address }) => address === host);
    if (own && this.#network.insideContainer) return { ...shown, reachable: false, why: IN_CONTAINER };
    if (own && !this.#listensBeyond()) return { ...shown, reachable: false, why: LISTENS_HERE_ONLY };
    const answer = await this.#reach(healthUrl(place), tlsFingerprint);
    if (!answer.ok) return { ...shown, reachable: false, why: answer.why };
    return { ...shown, reachable: true, ...(kind === 'loopback' && { why: FOR_THIS_COMPUTER }) };
  }

  /** What a person typed in: our own listener, or a proxy in front of it, which has a certificate of its own. */
  #typed(text: string, { port, secure = false }: GatewayAddress): Place | undefined {
    const place = placeFrom(text, port, secure ? 'wss' : 'ws');
    if (place === undefined || !isEncrypted(place)) return place;
    const { host } = place;
    const isOurs =
      !text.includes('://') ||
      (new URL(place.url).port === String(port) &&
        (place.kind === 'loopback' ||
          this.#network.interfaces().some(({ address }) => address === host) ||
          this.#network.names.some((name) => name === host || `${name}.local` === host)));
    return isOurs ? this.#pinned(place) : place;
  }

  /** All that it listens on, and what it would have on the network if it listened there. */
  #own(listening: readonly GatewayAddress[]): readonly Place[] {
    const [first] = listening;
    const onNetwork = this.#network.interfaces().filter((one) => !isBridge(one.name) && !one.address.includes(':'));
    const endpoints = [...listening, ...onNetwork.map(({ address }) => ({ ...first, host: address }))];
    return endpoints.flatMap(({ host, port = 0, secure = false }) => {
      const place = placeFrom(host, port, secure ? 'wss' : 'ws');
      return place === undefined ? [] : [this.#pinned(place)];
    });
  }

  #pinned(place: Place): Place {
    const { tlsFingerprint } = this.#status();
    return tlsFingerprint === undefined || !isEncrypted(place) ? place : { ...place, tlsFingerprint };
  }

  #public(): Place | undefined {
    const origin = this.#publicOrigin();
    return origin === undefined ? undefined : placeFrom(origin, 0);
  }

  #listensBeyond(): boolean {
    return this.#status().addresses.some(({ host, port }) => placeFrom(host, port)?.kind !== 'loopback');
  }
}

const BY_KIND: Readonly<Record<SetupAddress['kind'], number>> = { lan: 1, tailnet: 2, public: 3, loopback: 4 };

function rank(address: SetupAddress, typed: Place | undefined): number {
  if (address.url === typed?.url) return 0;
  const isForAll = isEncrypted(address) && address.tlsFingerprint === undefined;
  const place = isForAll ? 0.5 : BY_KIND[address.kind];
  return place + (address.reachable ? 0 : 10);
}

function problem(reason: PlaceProblem): PickedPlaces {
  return { ok: false, reason, message: MESSAGES[reason] };
}
