/**
 * The requests that wait for a decision. In memory only, bounded, five minutes from the last knock.
 *
 * One per (device, role): the latest ask, never a union. When anything changes that a person was shown, the id changes
 * too, so no approval can name what was not seen.
 */
import { createHash } from 'node:crypto';
import { senderKey } from '../origin/address.ts';
import type { Clock } from '../ports.ts';
import type { AskFacts, KeyHistory, WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isOrdinary } from './ordinary.ts';
import { QuietAsks, type QuietReason } from './quiet-asks.ts';
import { codeOf, newRequestId } from './request-id.ts';
import { withWallEnd } from './wall-end.ts';

/** What a device asks, with the key that it asks for. */
export interface Ask extends AskFacts {
  readonly publicKey: string;
}

/** An ask with what the gateway remembers of whoever makes it. */
export interface KnownAsk extends Ask {
  readonly known: KeyHistory;
  readonly lookAlike?: string;
}

export type KnockResult =
  | { readonly kind: 'new'; readonly request: WaitingRequest; readonly replaces: WaitingRequest | undefined }
  | { readonly kind: 'again'; readonly request: WaitingRequest }
  /** Too many wait already; nothing was added. */
  | { readonly kind: 'full'; readonly retryAfterMs: number };

interface Entry {
  request: WaitingRequest;
  /** What it asked before, which this ask replaced; oldest first. */
  readonly earlier: readonly WaitingRequest[];
  readonly publicKey: string;
  /** An approval is being written: the request can neither change nor run out. */
  phase: 'waiting' | 'deciding';
  expiresAt: number;
}

export class WaitingRoom {
  readonly #clock: Clock;
  readonly #onExpired: (request: WaitingRequest) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #quiet = new QuietAsks();
  #cancelSweep: (() => void) | undefined;
  #pairingOpen = false;

  constructor(clock: Clock, onExpired: (request: WaitingRequest) => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  knock(ask: KnownAsk, test: boolean): KnockResult {
    const key = `${ask.role} ${ask.deviceId}`;
    const before = this.#entries.get(key);
    const digest = digestOf(ask);
    if (before !== undefined && (before.phase === 'deciding' || before.request.digest === digest)) {
      before.expiresAt = this.#clock.monotonic() + LIMITS.requestLifeMs;
      before.request = { ...before.request, expiresAtMs: this.#clock.now() + LIMITS.requestLifeMs };
      return { kind: 'again', request: before.request };
    }
    // A device with a genuine setup code is expected: strangers must not crowd it out, and codes are few.
    if (before === undefined && ask.proof !== 'setup-code' && !this.#hasRoomFor(ask.address)) {
      return { kind: 'full', retryAfterMs: LIMITS.requestLifeMs };
    }
    const request = this.#request(ask, digest, test);
    this.#entries.delete(key); // so that a changed ask is listed as the newest
    this.#entries.set(key, {
      request,
      earlier: before === undefined ? [] : [...before.earlier, before.request].slice(-LIMITS.earlierAsks),
      publicKey: ask.publicKey,
      phase: 'waiting',
      expiresAt: this.#clock.monotonic() + LIMITS.requestLifeMs,
    });
    this.#sweepLater();
    return { kind: 'new', request, replaces: before?.request };
  }

  /** "Pair a phone…" was opened or closed. Returns those that count as something else by that. */
  setPairingOpen(open: boolean): readonly WaitingRequest[] {
    this.#pairingOpen = open;
    const changed: WaitingRequest[] = [];
    for (const entry of this.#entries.values()) {
      const ordinary = isOrdinary(entry.request, open);
      if (ordinary === entry.request.ordinary) continue;
      entry.request = { ...entry.request, ordinary };
      changed.push(entry.request);
    }
    return changed;
  }

  /** Newest first. */
  list(): readonly WaitingRequest[] {
    return [...this.#entries.values()].map((entry) => this.#timed(entry)).reverse();
  }

  get size(): number {
    return this.#entries.size;
  }

  find(requestId: string): WaitingRequest | undefined {
    return this.#find(requestId)?.request;
  }

  /** Of a request that the same device replaced by another ask: how it was shown, and what waits now. */
  replaced(requestId: string): { readonly shown: WaitingRequest; readonly current: WaitingRequest } | undefined {
    for (const { earlier, request } of this.#entries.values()) {
      const shown = earlier.find((other) => other.requestId === requestId);
      if (shown !== undefined) return { shown, current: request };
    }
    return undefined;
  }

  /** Raw key, base64url: what the official list shows beside the request. */
  publicKeyOf(requestId: string): string | undefined {
    return this.#find(requestId)?.publicKey;
  }

  ofDevice(deviceId: string): readonly WaitingRequest[] {
    return this.list().filter((request) => request.deviceId === deviceId);
  }

  /** Holds the request for one decision; undefined where it is gone or another decision holds it. */
  claim(requestId: string): WaitingRequest | undefined {
    const entry = this.#find(requestId);
    if (entry?.phase !== 'waiting') return undefined;
    entry.phase = 'deciding';
    return entry.request;
  }

  /** The decision could not be carried out: the request waits on. */
  release(requestId: string): void {
    const entry = this.#find(requestId);
    if (entry === undefined) return;
    entry.phase = 'waiting';
    this.#sweepLater(); // it may have run out meanwhile
  }

  /** Takes the request out, remembering how it ended where the same ask is to be quiet from now on. */
  settle(requestId: string, quiet?: QuietReason): void {
    const entry = this.#find(requestId);
    if (entry === undefined) return;
    this.#entries.delete(`${entry.request.role} ${entry.request.deviceId}`);
    const ask = askKey(entry.request);
    if (quiet === undefined) this.#quiet.forget(ask);
    else this.#quiet.remember(ask, quiet, this.#clock.monotonic());
  }

  /** Its approval was taken back: the same ask is to be quiet from now on. */
  hush(request: WaitingRequest): void {
    this.#quiet.remember(askKey(request), 'undone', this.#clock.monotonic());
  }

  /** After a Deny the device is told to pause, not to wait. */
  wasDenied(request: WaitingRequest): boolean {
    return this.#quiet.reasonFor(askKey(request), this.#clock.monotonic()) === 'denied';
  }

  /** "Not now": listed on, but no longer announced. */
  quieten(requestId: string): WaitingRequest | undefined {
    const entry = this.#find(requestId);
    if (entry === undefined) return undefined;
    entry.request = { ...entry.request, quiet: true };
    return entry.request;
  }

  /** Lets run out what has: after a sleep, in which no timer runs, that may be long ago. */
  sweep(): void {
    const now = this.#clock.monotonic();
    for (const entry of [...this.#entries.values()]) {
      if (entry.phase === 'deciding' || entry.expiresAt > now) continue;
      const request = this.#timed(entry);
      this.settle(request.requestId, 'expired');
      this.#onExpired(request);
    }
    this.#sweepLater();
  }

  close(): void {
    this.#cancelSweep?.();
    this.#entries.clear();
  }

  #request(ask: KnownAsk, digest: string, test: boolean): WaitingRequest {
    const { publicKey: _, ...shown } = ask;
    const requestId = this.#freshId();
    const nowMs = this.#clock.now();
    return {
      ...shown,
      requestId,
      code: codeOf(requestId),
      digest,
      fingerprint: fingerprintOf(ask.deviceId),
      ordinary: isOrdinary(ask, this.#pairingOpen),
      test,
      quiet: this.#quiet.reasonFor(askKey(ask), this.#clock.monotonic()) !== undefined,
      askedAtMs: nowMs,
      expiresAtMs: nowMs + LIMITS.requestLifeMs,
    };
  }

  #timed(entry: Entry): WaitingRequest {
    entry.request = withWallEnd(this.#clock, entry.expiresAt, entry.request);
    return entry.request;
  }

  /** Codes are short: two that wait at once must not share one. */
  #freshId(): string {
    const taken = new Set(this.list().map((request) => request.code));
    let id = newRequestId();
    while (taken.has(codeOf(id))) id = newRequestId();
    return id;
  }

  #find(requestId: string): Entry | undefined {
    return [...this.#entries.values()].find((entry) => entry.request.requestId === requestId);
  }

  #hasRoomFor(address: string): boolean {
    if (this.#entries.size >= LIMITS.waitingRequests) return false;
    const sender = senderKey(address);
    const ofSender = this.list().filter((request) => senderKey(request.address) === sender).length;
    return ofSender < LIMITS.waitingRequestsPerAddress;
  }

  #sweepLater(): void {
    this.#cancelSweep?.();
    const waiting = [...this.#entries.values()].filter((entry) => entry.phase === 'waiting');
    const next = Math.min(...waiting.map((entry) => entry.expiresAt));
    if (!Number.isFinite(next)) return;
    this.#cancelSweep = this.#clock.after(Math.max(0, next - this.#clock.monotonic()), () => {
      this.sweep();
    });
  }
}

/** The ask that a request was made from. */
export function askOf(request: WaitingRequest, publicKey: string): Ask {
  const {
    requestId: _id,
    code: _code,
    digest: _digest,
    fingerprint: _fingerprint,
    known: _known,
    lookAlike: _lookAlike,
    ordinary: _ordinary,
    test: _test,
    quiet: _quiet,
    askedAtMs: _asked,
    expiresAtMs: _expires,
    ...shown
  } = request;
  return { ...shown, publicKey };
}

/** What makes two asks the same ask of the same key, whatever address they come from. */
function askKey(ask: Pick<Ask, 'deviceId' | 'role' | 'scopes' | 'commands' | 'setupId'>): string {
  // Each setup code was made on purpose: what was said to the one before does not count.
  return JSON.stringify([ask.deviceId, ask.role, ask.scopes, ask.commands, ask.setupId]);
}

function digestOf(ask: KnownAsk): string {
  const shown = Object.entries(ask).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
