/** Wrong guesses per sender: ten in a minute lock it out for five (the official figures). Missing is not wrong. */
import { randomBytes } from 'node:crypto';
import type { GuessKind } from '../protocol/lockout.ts';

export interface AttemptLimits {
  readonly maxAttempts: number;
  readonly windowMs: number;
  readonly lockoutMs: number;
}

export const DEFAULT_ATTEMPT_LIMITS: AttemptLimits = { maxAttempts: 10, windowMs: 60_000, lockoutMs: 300_000 };

/** A sender that is locked out. Times are monotonic milliseconds. */
export interface Lock {
  readonly id: string;
  readonly kind: GuessKind;
  readonly sender: string;
  readonly failures: number;
  readonly since: number;
  readonly until: number;
  /** The key that guessed last, where it proved one. */
  readonly lastDeviceId?: string;
}

interface Attempts {
  failures: number[];
  lock: Lock | undefined;
}

/** Addresses are an attacker's to choose, so their number is bounded; the one seen least recently goes first. */
const KEPT_KEYS = 10_000;

/** All times are monotonic milliseconds, given by the caller. */
export class AttemptLimiter {
  #limits: AttemptLimits;
  readonly #records = new Map<string, Attempts>();

  constructor(limits: AttemptLimits = DEFAULT_ATTEMPT_LIMITS) {
    this.#limits = limits;
  }

  /** What the config says at this start. Whoever is locked out stays so. */
  follow(limits: AttemptLimits): void {
    this.#limits = limits;
  }

  /** Milliseconds until this sender may try again; 0 where it may now. */
  lockedFor(kind: GuessKind, sender: string, now: number): number {
    const lock = this.#records.get(`${kind} ${sender}`)?.lock;
    return lock === undefined ? 0 : Math.max(0, lock.until - now);
  }

  /** The lock-out that this guess led to, if it was one too many. */
  recordFailure(kind: GuessKind, sender: string, now: number, deviceId?: string): Lock | undefined {
    const record = this.#touch(`${kind} ${sender}`);
    record.failures = record.failures.filter((at) => at > now - this.#limits.windowMs);
    record.failures.push(now);
    if (record.failures.length < this.#limits.maxAttempts) return undefined;
    record.lock = {
      id: randomBytes(9).toString('base64url'),
      kind,
      sender,
      failures: record.failures.length,
      since: now,
      until: now + this.#limits.lockoutMs,
      ...(deviceId !== undefined && { lastDeviceId: deviceId }),
    };
    return record.lock;
  }

  recordSuccess(kind: GuessKind, sender: string): void {
    this.#records.delete(`${kind} ${sender}`);
  }

  /** Newest first. */
  locks(now: number): readonly Lock[] {
    return [...this.#records.values()]
      .flatMap(({ lock }) => (lock === undefined || lock.until <= now ? [] : [lock]))
      .sort((a, b) => b.since - a.since);
  }

  /** Its sender begins anew. Undefined where nobody is locked out under this id. */
  unlock(id: string, now: number): Lock | undefined {
    const lock = this.locks(now).find((known) => known.id === id);
    if (lock !== undefined) this.#records.delete(`${lock.kind} ${lock.sender}`);
    return lock;
  }

  #touch(key: string): Attempts {
    const record = this.#records.get(key) ?? { failures: [], lock: undefined };
    this.#records.delete(key);
    this.#records.set(key, record);
    if (this.#records.size > KEPT_KEYS) {
      const [oldest] = this.#records.keys();
      if (oldest !== undefined) this.#records.delete(oldest);
    }
    return record;
  }
}
