/** The machine's own time. */
import os from 'node:os';
import type { Clock } from '../gateway/index.ts';
import { SleepMeter } from './sleep-meter.ts';

/** What `performance.now()` says, for which Node would first load a module: 3 ms of a start. */
function awakeMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

const sleep = new SleepMeter(awakeMs, () => os.uptime() * 1_000);

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => awakeMs() + sleep.sleptMs(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref(); // a program that has stopped ends, whatever would have fallen due later
    return () => {
      clearTimeout(timer);
    };
  },
};
