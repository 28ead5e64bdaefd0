/** The proxy detective: who sends forwarding headers without being trusted, and what trusting them would take. */
import type { Hosting } from '../ports.ts';
import type { ProxyFinding } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import { parseProxyRange, rangeOf } from './proxy-range.ts';

/** A peer may make up as many names as it likes; these are shown, and all others as one. */
const SHOWN_HEADERS: ReadonlySet<string> = new Set([
  ...['for', 'host', 'proto', 'port', 'prefix', 'server'].map((name) => `x-forwarded-${name}`),
  ...['forwarded', 'x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'],
]);
const OTHER_HEADER = 'other forwarding headers';
const SHOWN_HOSTS = 4;

export interface Sighting {
  /** In its one form. */
  readonly peer: string;
  readonly headers: readonly string[];
  /** A name that was asked for and that this gateway does not answer to, though a trusted proxy could bring it. */
  readonly strangeHost?: string;
}

export class ProxyFindings {
  readonly #hosting: Hosting | undefined;
  readonly #byPeer = new Map<string, ProxyFinding>();

  constructor(hosting: Hosting | undefined) {
    this.#hosting = hosting;
  }

  /** `nowMs` is wall clock. Returns the finding if this peer is new. */
  note({ peer, headers, strangeHost }: Sighting, nowMs: number): ProxyFinding | undefined {
    const before = this.#byPeer.get(peer);
    const hosts = new Set([...(strangeHost === undefined ? [] : [strangeHost]), ...(before?.hosts ?? [])]);
    const shown = headers.map((name) => (SHOWN_HEADERS.has(name) ? name : OTHER_HEADER));
    const finding: ProxyFinding = {
      peer,
      headers: [...new Set([...(before?.headers ?? []), ...shown])].sort(),
      hosts: [...hosts].slice(0, SHOWN_HOSTS),
      firstAtMs: before?.firstAtMs ?? nowMs,
      lastAtMs: nowMs,
      count: (before?.count ?? 0) + 1,
      ...this.#proposalFor(peer),
    };
    this.#byPeer.delete(peer);
    this.#byPeer.set(peer, finding);
    if (this.#byPeer.size > LIMITS.proxyFindings) {
      const [oldest] = this.#byPeer.keys();
      if (oldest !== undefined) this.#byPeer.delete(oldest);
    }
    return before === undefined ? finding : undefined;
  }

  /** Last seen first. */
  list(): readonly ProxyFinding[] {
    return [...this.#byPeer.values()].reverse();
  }

  /** Those that have been answered by the config. */
  forget(isTrusted: (peer: string) => boolean): void {
    for (const peer of [...this.#byPeer.keys()]) if (isTrusted(peer)) this.#byPeer.delete(peer);
  }

  #proposalFor(peer: string): Pick<ProxyFinding, 'proposal' | 'platform' | 'meaning'> {
    const hosting = this.#hosting;
    const range = hosting && parseProxyRange(hosting.proxyRange);
    if (hosting !== undefined && range?.ok === true && rangeOf(peer, [range.range]) !== undefined) {
      return { proposal: hosting.proxyRange, platform: hosting.name, meaning: hosting.meaning };
    }
    return {
      proposal: `${peer}/${peer.includes(':') ? '128' : '32'}`,
      meaning:
        'Whoever asks from this address can then say who every visitor is. Trust it only if it is your own proxy, ' +
        'and if that proxy replaces or extends the headers that visitors send.',
    };
  }
}
