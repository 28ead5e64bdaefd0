/** How long the machine has slept since the program started: Linux stops a process's own clock meanwhile. */

/** The two clocks are read one after the other, and this one goes in steps of 10 ms: less is no sleep. */
const SHORTEST_SLEEP_MS = 1_000;
/** Asking costs a read of a file; a sleep that is noticed a second late is noticed. */
const ASK_EVERY_MS = 1_000;

export class SleepMeter {
  readonly #awakeMs: () => number;
  readonly #elapsedMs: () => number;
  #asked: { readonly awake: number; readonly elapsed: number };
  #sleptMs = 0;

  /** `awakeMs` stands still while the machine sleeps, `elapsedMs` does not; neither ever goes back. */
  constructor(awakeMs: () => number, elapsedMs: () => number) {
    this.#awakeMs = awakeMs;
    this.#elapsedMs = elapsedMs;
    this.#asked = { awake: awakeMs(), elapsed: elapsedMs() };
  }

  sleptMs(): number {
    const awake = this.#awakeMs();
    if (awake - this.#asked.awake < ASK_EVERY_MS) return this.#sleptMs;
    const elapsed = this.#elapsedMs();
    const asleep = elapsed - this.#asked.elapsed - (awake - this.#asked.awake);
    if (asleep > SHORTEST_SLEEP_MS) this.#sleptMs += asleep;
    this.#asked = { awake, elapsed };
    return this.#sleptMs;
  }
}
