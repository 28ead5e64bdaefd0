/** The time that a process does not live through, told apart from two clocks that never quite agree. */
import { expect, it } from 'vitest';
import { SleepMeter } from '../../src-main/adapters/sleep-meter.ts';

it.each<[string, readonly (readonly [awakeMs: number, elapsedMs: number])[], number]>([
  ['nothing happens', [], 0],
  ['an hour awake', [[3_600_000, 3_600_000]], 0],
  ['clocks that are read a little apart, a thousand times', Array.from({ length: 1_000 }, () => [1_000, 1_010]), 0],
  ['an hour asleep', [[5_000, 3_605_000]], 3_600_000],
  [
    'two sleeps',
    [
      [5_000, 15_000],
      [60_000, 60_000],
      [2_000, 92_000],
    ],
    100_000,
  ],
  ['a sleep that ended this very moment, seen a second later', [[500, 20_500]], 0],
  [
    'the same, a second later',
    [
      [500, 20_500],
      [500, 500],
    ],
    20_000,
  ],
  ['a system whose count of all time stands still too', [[5_000, 5_000]], 0],
])('%s', (_what, passes, slept) => {
  let [awake, elapsed] = [100, 9_000_000];
  const meter = new SleepMeter(
    () => awake,
    () => elapsed,
  );
  for (const [moreAwake, moreElapsed] of passes) {
    awake += moreAwake;
    elapsed += moreElapsed;
    meter.sleptMs();
  }
  expect(meter.sleptMs()).toBe(slept);
});
