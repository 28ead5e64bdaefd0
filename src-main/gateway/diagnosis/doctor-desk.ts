/** Measures, inside a gateway, what the doctor judges by. */
import { createHash } from 'node:crypto';
import type { Secret } from '../auth/secret.ts';
import type { Recorder } from '../history/recorder.ts';
import type { FrontDoor } from '../origin/front-door.ts';
import { displayText } from '../pairing/display-text.ts';
import type { Registry } from '../pairing/registry.ts';
import { healthUrl, placeFrom } from '../pairing/setup-link.ts';
import type { Clock, GatewaySettings, Network, PlaceFactsSource, Reach } from '../ports.ts';
import type { GatewayAddress, GatewayStatus } from '../protocol/desk.ts';
import type { Diagnosis } from '../protocol/diagnosis.ts';
import type { Sessions } from '../routing/sessions.ts';
import { unappliedWords } from '../words/unapplied-words.ts';
import { diagnose } from './doctor.ts';
import type { GatewayFacts, TriedAddress } from './doctor-facts.ts';

/** Enough to find each cause of a day; one cause repeated is one entry. */
const MOST_REFUSALS = 100;
const MOST_CLIENTS = 50;

interface DoctorDeskParts {
  readonly clock: Clock;
  readonly door: FrontDoor;
  readonly network: Network;
  readonly placeFacts: PlaceFactsSource;
  readonly reach: Reach;
  readonly recorder: Recorder;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly settings: () => GatewaySettings | undefined;
  readonly secret: () => Secret | undefined;
  readonly status: () => GatewayStatus;
}

export class DoctorDesk {
  readonly #parts: DoctorDeskParts;

  constructor(parts: DoctorDeskParts) {
    this.#parts = parts;
  }

  async diagnosis(): Promise<Diagnosis> {
    const { clock, network, placeFacts, settings } = this.#parts;
    const port = settings()?.port;
    const [place, gateway] = await Promise.all([placeFacts(port), this.facts()]);
    return diagnose({ nowMs: clock.now(), home: network.home, place, gateway });
  }

  async facts(): Promise<GatewayFacts> {
    const { door, recorder } = this.#parts;
    const status = this.#parts.status();
    const secret = this.#parts.secret();
    const publicOrigin = this.#parts.settings()?.publicOrigin;
    const [refused, addresses, tried] = await Promise.all([
      recorder.read({ limit: MOST_REFUSALS, kinds: ['refused', 'locked-out'] }),
      Promise.all(status.addresses.map((address) => this.#tried(address, status.tlsFingerprint))),
      publicOrigin === undefined ? undefined : this.#answers(publicOrigin, publicOrigin),
    ]);
    return {
      status,
      notices: this.#otherNotices(status),
      ...(secret !== undefined && { secretDigest: secretDigest(secret.reveal()) }),
      ...(tried !== undefined && { publicOrigin: tried }),
      addresses,
      trustedProxies: door.trustedProxies,
      proxies: door.findings(),
      rangeNotices: door.rangeNotices(),
      clients: this.#clients(),
      refused: refused.entries,
    };
  }

  async #tried({ host, port, secure = false }: GatewayAddress, fingerprint?: string): Promise<TriedAddress> {
    const place = placeFrom(host, port, secure ? 'wss' : 'ws');
    return place === undefined
      ? { url: host, why: 'It is no address.' }
      : await this.#answers(place.url, healthUrl(place), fingerprint);
  }

  /** `fingerprint` of our own certificate; a proxy in front has another one. */
  async #answers(url: string, health: string, fingerprint?: string): Promise<TriedAddress> {
    const asked = health.endsWith('/healthz') ? health : `${health}/healthz`;
    const answer = await this.#parts.reach(asked, fingerprint);
    return answer.ok ? { url } : { url, why: answer.why };
  }

  #otherNotices({ notices, unapplied }: GatewayStatus): readonly string[] {
    const { door, settings } = this.#parts;
    const told = new Set([...door.notices(), ...(unapplied === undefined ? [] : [unappliedWords(unapplied)])]);
    return [...notices.filter((notice) => !told.has(notice)), ...(settings()?.notices ?? [])];
  }

  #clients(): GatewayFacts['clients'] {
    return [...this.#parts.sessions.all()]
      .filter(({ facts }) => facts.owner === undefined)
      .slice(0, MOST_CLIENTS)
      .map(({ facts: { deviceId, client } }) => {
        const device = deviceId === undefined ? undefined : this.#parts.registry.get(deviceId);
        const name = device?.label ?? device?.name ?? displayText(client.name);
        return { name: name === '' ? client.id : name, version: displayText(client.version) };
      });
  }
}

/** For comparing only. */
export function secretDigest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
