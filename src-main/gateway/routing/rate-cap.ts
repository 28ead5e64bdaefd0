/** So many per key within a minute. A key that stayed quiet for a minute costs no memory. */
import type { Clock } from '../ports.ts';

const WINDOW_MS = 60_000;

export class RateCap {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #counts = new Map<string, { readonly since: number; count: number }>();

  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** False where the minute's share is used up. */
  take(key: string): boolean {
    const now = this.#clock.monotonic();
    for (const [other, { since }] of this.#counts) {
      if (since + WINDOW_MS > now) break; // in order of their start
      this.#counts.delete(other);
    }
    const known = this.#counts.get(key);
    if (known === undefined) {
      this.#counts.set(key, { since: now, count: 1 });
      return true;
    }
    known.count += 1;
    return known.count <= this.#most;
  }

  /** Milliseconds until this key's minute is over. */
  leftOf(key: string): number {
    const known = this.#counts.get(key);
    return known === undefined ? 0 : Math.max(0, known.since + WINDOW_MS - this.#clock.monotonic());
  }
}
