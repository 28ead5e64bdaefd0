/** A clock that moves only when a test says so. Starts at a fixed wall time and at monotonic zero. */
import type { Clock } from '../../src-main/gateway/index.ts';

interface Task {
  at: number;
  readonly run: () => void;
}

/** At one moment: far more than any test needs. A task that never comes to rest would otherwise hang the runner. */
const MOST_RUNS = 10_000;

export class FakeClock implements Clock {
  #monotonic = 0;
  #startedAtMs: number;
  readonly #tasks = new Set<Task>();

  constructor(startedAtMs: number = Date.now()) {
    this.#startedAtMs = startedAtMs;
  }

  now(): number {
    return this.#startedAtMs + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.#monotonic + ms, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  /** Tasks that wait for their time. */
  get pending(): number {
    return this.#tasks.size;
  }

  /** Runs everything that falls due, in order, each at its own time. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    let runs = 0;
    for (let next = this.#due(end); next !== undefined; next = this.#due(end)) {
      const at = Math.max(this.#monotonic, next.at);
      runs = at === this.#monotonic ? runs + 1 : 0;
      if (runs > MOST_RUNS) throw new Error('a task sets itself again without any time passing');
      this.#monotonic = at;
      this.#tasks.delete(next);
      next.run();
    }
    this.#monotonic = end;
  }

  /** Somebody sets the wall clock. */
  set(nowMs: number): void {
    this.#startedAtMs = nowMs - this.#monotonic;
  }

  /** Time passes and no timer runs, as while a computer sleeps: what was due in a minute is due a minute after waking. */
  sleep(ms: number): void {
    this.#monotonic += ms;
    for (const task of this.#tasks) task.at += ms;
  }

  #due(end: number): Task | undefined {
    return [...this.#tasks].filter((task) => task.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
