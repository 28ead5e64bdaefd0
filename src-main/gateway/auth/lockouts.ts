/** The lock-outs as people see and lift them: in wall-clock times, told to everyone who watches the desk. */
import { toldBy, type Decider } from '../pairing/decider.ts';
import type { DecisionResult, DeskEvent } from '../pairing/desk.ts';
import { unknownLockout } from '../pairing/outcomes.ts';
import type { Clock } from '../ports.ts';
import type { Lockout } from '../protocol/lockout.ts';
import { AttemptLimiter, type Lock } from './attempt-limiter.ts';
import { guesserWords } from './guesser.ts';

export class Lockouts {
  readonly limiter = new AttemptLimiter();
  readonly #clock: Clock;
  readonly #emit: (event: DeskEvent) => void;

  constructor(clock: Clock, emit: (event: DeskEvent) => void) {
    this.#clock = clock;
    this.#emit = emit;
  }

  /** Newest first. */
  list(): readonly Lockout[] {
    return this.limiter.locks(this.#clock.monotonic()).map((lock) => this.#view(lock));
  }

  /** The limiter has just locked somebody out. */
  began(lock: Lock): void {
    this.#emit({ type: 'locked-out', lockout: this.#view(lock) });
  }

  unlock(lockoutId: string, by: Decider): DecisionResult {
    const lock = this.limiter.unlock(lockoutId, this.#clock.monotonic());
    if (lock === undefined) return unknownLockout;
    this.#emit({ type: 'unlocked', lockoutId, lockout: this.#view(lock), ...toldBy(by) });
    return { ok: true, requestId: lockoutId, deviceId: lock.lastDeviceId ?? '' };
  }

  #view({ id, kind, sender, failures, since, until, lastDeviceId }: Lock): Lockout {
    const offset = this.#clock.now() - this.#clock.monotonic();
    return {
      id,
      kind,
      address: guesserWords(sender),
      failures,
      sinceMs: Math.round(since + offset),
      untilMs: Math.round(until + offset),
      ...(lastDeviceId !== undefined && { lastDeviceId }),
    };
  }
}
