/**
 * Things that strangers can make happen again and again, counted in place of being told each time. What is told is
 * bounded, whatever they do: a client that retries for a week, or ten thousand that each come once.
 */
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';

export interface Repeatable {
  /** What makes two of them the same. */
  readonly key: string;
  /** Who caused it: each sender has a share of the entries of an hour. Undefined where it is trusted, and has no bound. */
  readonly sender: string | undefined;
  /** What it is counted as once that share is used up. */
  readonly kind: string;
}

export interface Repeated<Told> {
  readonly told: Told;
  readonly count: number;
  /** Wall clock, milliseconds. */
  readonly lastAtMs: number;
}

interface Open<Told> extends Repeated<Told> {
  /** Monotonic milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** How long it may stay away and still be the same, milliseconds. */
  readonly gapMs: number;
}

const HOUR_MS = 3_600_000;

export class Repeats<Told> {
  readonly #clock: Clock;
  readonly #onEnd: (repeated: Repeated<Told>) => void;
  readonly #open = new Map<string, Open<Told>>();
  #hour = { since: 0, entries: 0, bySender: new Map<string, number>() };
  #cancelSweep: (() => void) | undefined;

  /** `onEnd` is told the last count of what happened more than once. */
  constructor(clock: Clock, onEnd: (repeated: Repeated<Told>) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** `tell` is called where it is new; with true it stands for many different ones. Returns how often it happened. */
  take({ key, sender, kind }: Repeatable, tell: (together: boolean) => Told): Repeated<Told> {
    const again = this.#again(key);
    if (again !== undefined) return again;
    if (sender === undefined || this.#hasShare(sender)) {
      return this.#begin(key, LIMITS.historyGapMs, () => tell(false));
    }
    const together = `together ${kind}`;
    return this.#again(together) ?? this.#begin(together, LIMITS.historyLongestMs, () => tell(true));
  }

  /** Those that go on. */
  open(): Iterable<Repeated<Told>> {
    return this.#open.values();
  }

  /** Ends them all, as when the gateway stops. */
  end(): void {
    this.#cancelSweep?.();
    this.#cancelSweep = undefined;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const repeated of open) this.#ended(repeated);
  }

  #again(key: string): Repeated<Told> | undefined {
    const open = this.#open.get(key);
    if (open === undefined || this.#isOver(key, open)) return undefined;
    const next = { ...open, count: open.count + 1, lastAtMs: this.#clock.now(), lastAt: this.#clock.monotonic() };
    this.#open.set(key, next);
    return next;
  }

  #begin(key: string, gapMs: number, tell: () => Told): Repeated<Told> {
    const now = this.#clock.monotonic();
    const begun = { told: tell(), count: 1, gapMs, firstAt: now, lastAt: now, lastAtMs: this.#clock.now() };
    this.#open.set(key, begun);
    this.#sweepLater();
    return begun;
  }

  #hasShare(sender: string): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#hour.since >= HOUR_MS) this.#hour = { since: now, entries: 0, bySender: new Map() };
    const { bySender, entries } = this.#hour;
    // Asked first: once the hour is full no sender is remembered, however many come.
    if (entries >= LIMITS.historyEntriesPerHour) return false;
    const ofSender = bySender.get(sender) ?? 0;
    if (ofSender >= LIMITS.historyEntriesPerSender) return false;
    this.#hour.entries += 1;
    bySender.set(sender, ofSender + 1);
    return true;
  }

  #sweepLater(): void {
    if (this.#open.size === 0) return;
    this.#cancelSweep ??= this.#clock.after(LIMITS.historyGapMs, () => {
      this.#cancelSweep = undefined;
      for (const [key, open] of [...this.#open]) this.#isOver(key, open);
      this.#sweepLater();
    });
  }

  /** Ends it where it is. */
  #isOver(key: string, open: Open<Told>): boolean {
    const now = this.#clock.monotonic();
    if (now - open.lastAt < open.gapMs && now - open.firstAt < LIMITS.historyLongestMs) return false;
    this.#open.delete(key);
    this.#ended(open);
    return true;
  }

  #ended(repeated: Repeated<Told>): void {
    if (repeated.count > 1) this.#onEnd(repeated);
  }
}
