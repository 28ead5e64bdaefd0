/** Time for components: a countdown redraws itself each second, an age each half minute, and nothing else redraws. */
import { useSyncExternalStore } from 'react';
import { Listeners } from '../link/listeners.ts';

export interface Ticker {
  readonly subscribe: (tick: () => void) => () => void;
  /** Milliseconds, cut to whole periods so that it stays the same between two ticks. */
  readonly now: () => number;
}

/** One timer for all components of a kind, running only while there are any. */
function ticker(periodMs: number): Ticker {
  const listeners = new Listeners<[]>();
  let count = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    subscribe: (tick) => {
      const remove = listeners.add(tick);
      count += 1;
      timer ??= setInterval(() => {
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
    now: () => Math.floor(Date.now() / periodMs) * periodMs,
  };
}

export const EACH_SECOND = ticker(1_000);
export const EACH_HALF_MINUTE = ticker(30_000);

export function useNow({ subscribe, now }: Ticker): number {
  return useSyncExternalStore(subscribe, now);
}
