/**
 * Wrong guesses per address: ten in a minute lock it out for five (the official figures). Missing is not wrong, and a
 * native client of this machine is never locked out, only answered later and later.
 */
export interface AttemptLimits {
  readonly maxAttempts: number;
  readonly windowMs: number;
  readonly lockoutMs: number;
}

export const DEFAULT_ATTEMPT_LIMITS: AttemptLimits = { maxAttempts: 10, windowMs: 60_000, lockoutMs: 300_000 };

/** What was guessed at; the kinds do not share a count. */
export type GuessKind = 'shared-secret' | 'device-token' | 'setup-code';

interface Record {
  failures: number[];
  lockedUntil: number;
}

/** Addresses are an attacker's to choose, so their number is bounded; the one seen least recently goes first. */
const KEPT_KEYS = 10_000;
const DELAYS_MS = [250, 500, 1000, 2000, 4000, 5000] as const;

/** All times are monotonic milliseconds, given by the caller. */
export class AttemptLimiter {
  #limits: AttemptLimits;
  readonly #records = new Map<string, Record>();

  constructor(limits: AttemptLimits) {
    this.#limits = limits;
  }

  /** What the config says now. Whoever is locked out stays so. */
  follow(limits: AttemptLimits): void {
    this.#limits = limits;
  }

  /** Milliseconds until this sender may try again; 0 where it may now. */
  lockedFor(kind: GuessKind, sender: string, now: number): number {
    const record = this.#records.get(`${kind} ${sender}`);
    return record === undefined ? 0 : Math.max(0, record.lockedUntil - now);
  }

  recordFailure(kind: GuessKind, sender: string, now: number): void {
    const record = this.#touch(`${kind} ${sender}`);
    record.failures = record.failures.filter((at) => at > now - this.#limits.windowMs);
    record.failures.push(now);
    if (record.failures.length >= this.#limits.maxAttempts) record.lockedUntil = now + this.#limits.lockoutMs;
  }

  recordSuccess(kind: GuessKind, sender: string): void {
    this.#records.delete(`${kind} ${sender}`);
  }

  /** How long to hold back the answer to a native local client that has just guessed wrong. */
  delayFor(kind: GuessKind, sender: string): number {
    const failures = this.#records.get(`${kind} ${sender}`)?.failures.length ?? 0;
    return failures === 0 ? 0 : (DELAYS_MS[Math.min(failures, DELAYS_MS.length) - 1] ?? 0);
  }

  #touch(key: string): Record {
    const record = this.#records.get(key) ?? { failures: [], lockedUntil: 0 };
    this.#records.delete(key);
    this.#records.set(key, record);
    if (this.#records.size > KEPT_KEYS) {
      const [oldest] = this.#records.keys();
      if (oldest !== undefined) this.#records.delete(oldest);
    }
    return record;
  }
}
