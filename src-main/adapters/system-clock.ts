/** The machine's own time. */
import os from 'node:os';
import type { Clock } from '../gateway/index.ts';
import { SleepMeter } from './sleep-meter.ts';

const sleep = new SleepMeter(
  () => performance.now(),
  () => os.uptime() * 1_000,
);

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() + sleep.sleptMs(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref(); // a program that has stopped ends, whatever would have fallen due later
    return () => {
      clearTimeout(timer);
    };
  },
};
