/** When the list of a gateway elsewhere is read: once at a time, soon after it tells something, and now and then without. */
import type { Clock } from '../../gateway/index.ts';

/** Events can be missed, and the official gateway tells nothing of a request that runs out or a device that is removed. */
const POLL_MS = 15_000;
/** Less than a person notices; a gateway that tells something all the time is not asked more often than this. */
const GATHER_MS = 200;

type Phase = 'idle' | 'reading' | 'reading, and once more' | 'closed';

export class Reading {
  readonly #clock: Clock;
  readonly #read: () => Promise<boolean>;
  #next: { readonly atMs: number; readonly cancel: () => void } | undefined;
  #phase: Phase = 'idle';

  /** `read` never rejects; false: there is nothing to be read until `now` is called again. */
  constructor(clock: Clock, read: () => Promise<boolean>) {
    this.#clock = clock;
    this.#read = read;
  }

  /** Or once more after the one that is under way. */
  now(): void {
    if (this.#phase === 'idle') void this.#run();
    else if (this.#phase === 'reading') this.#phase = 'reading, and once more';
  }

  soon(ms = GATHER_MS): void {
    if (this.#phase === 'closed') return;
    const atMs = this.#clock.monotonic() + ms;
    // One that is set stays unless this is sooner: whatever tells something all the time would put it off for ever.
    if (this.#next !== undefined && this.#next.atMs <= atMs) return;
    this.#next?.cancel();
    const cancel = this.#clock.after(ms, () => {
      this.#next = undefined;
      this.now();
    });
    this.#next = { atMs, cancel };
  }

  close(): void {
    this.#phase = 'closed';
    this.#next?.cancel();
  }

  async #run(): Promise<void> {
    this.#phase = 'reading';
    const goesOn = await this.#read();
    const phase = this.#phase as Phase; // it may have become another one meanwhile
    if (phase === 'closed') return;
    this.#phase = 'idle';
    if (goesOn) this.soon(phase === 'reading' ? POLL_MS : GATHER_MS);
  }
}
