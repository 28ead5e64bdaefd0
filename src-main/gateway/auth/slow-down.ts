/**
 * Later and later answers for those who must not be locked out: programs of this computer, because no program of the
 * owner's may lock the owner out, and trusted devices whose token is old.
 */

const WINDOW_MS = 60_000;
const DELAYS_MS = [250, 500, 1000, 2000, 4000, 5000] as const;

/** Its keys are few: kinds of guesses, and trusted devices. Times are monotonic milliseconds, given by the caller. */
export class SlowDown {
  /** Wrong tries of the last minute. */
  readonly #tries = new Map<string, readonly number[]>();

  /** Milliseconds to hold back the answer to this wrong try; `free` of a minute are answered at once. */
  wrong(key: string, free: number, now: number): number {
    const tries = [...(this.#tries.get(key) ?? []).filter((at) => at > now - WINDOW_MS), now];
    this.#tries.set(key, tries.slice(-(free + DELAYS_MS.length)));
    return tries.length <= free ? 0 : (DELAYS_MS[Math.min(tries.length - free, DELAYS_MS.length) - 1] ?? 0);
  }

  right(key: string): void {
    this.#tries.delete(key);
  }
}
