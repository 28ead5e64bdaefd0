/** Time for components: a countdown redraws itself each second, an age each half minute, and nothing else redraws. */
import { useSyncExternalStore } from 'react';
import { Listeners } from '../link/listeners.ts';
import { steadyMs } from '../link/steady-clock.ts';

export interface Ticker {
  readonly subscribe: (tick: () => void) => () => void;
  /** Milliseconds, cut to whole periods so that it stays the same between two ticks. */
  readonly now: () => number;
}

/** Far more than two readings are apart, and no more than a person would notice. */
const JUMP_MS = 1_000;
const jumps = new Listeners<[]>();
let apart = clocksApart();

/** Of the wall clock and the steady one: the same for as long as nobody sets the one, and the computer does not sleep. */
function clocksApart(): number {
  return Date.now() - steadyMs();
}

function lookForJump(): void {
  const found = clocksApart();
  if (Math.abs(found - apart) < JUMP_MS) return;
  apart = found;
  jumps.emit();
}

/** What is told of moments may be shown wrong: the wall clock was set, or the computer slept. Seen while anything ticks. */
export function onClockJump(listener: () => void): () => void {
  return jumps.add(listener);
}

/** One timer for all components of a kind, running only while there are any. */
function ticker(periodMs: number, clock: () => number): Ticker {
  const listeners = new Listeners<[]>();
  let count = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    subscribe: (tick) => {
      const remove = listeners.add(tick);
      count += 1;
      if (timer === undefined) lookForJump();
      timer ??= setInterval(() => {
        lookForJump();
        listeners.emit();
      }, periodMs);
      return () => {
        remove();
        count -= 1;
        if (count > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    now: () => Math.floor(clock() / periodMs) * periodMs,
  };
}

function wallMs(): number {
  return Date.now();
}

export const EACH_SECOND = ticker(1_000, wallMs);
export const EACH_HALF_MINUTE = ticker(30_000, wallMs);
/** Of `steadyMs`. */
export const EACH_STEADY_SECOND = ticker(1_000, steadyMs);

export function useNow({ subscribe, now }: Ticker): number {
  return useSyncExternalStore(subscribe, now);
}
