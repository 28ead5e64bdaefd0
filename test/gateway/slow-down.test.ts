/** Later and later answers, in milliseconds. Times are monotonic, given by hand. */
import { expect, it } from 'vitest';
import { SlowDown } from '../../src-main/gateway/auth/slow-down.ts';

it('grows with each wrong try of a minute, up to five seconds', () => {
  const slow = new SlowDown();
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => slow.wrong('a', 0, 0))).toEqual([
    ...[250, 500, 1000, 2000, 4000, 5000, 5000, 5000],
  ]);
});

it('leaves some free, and begins anew after a minute or after a right one', () => {
  const slow = new SlowDown();
  const tries = (count: number, now: number) => Array.from({ length: count }, () => slow.wrong('a', 3, now));
  expect(tries(5, 0)).toEqual([0, 0, 0, 250, 500]);
  expect(tries(1, 59_999)).toEqual([1000]);
  expect(tries(2, 60_000)).toEqual([0, 0]);
  slow.right('a');
  expect(tries(4, 60_000)).toEqual([0, 0, 0, 250]);
  expect(slow.wrong('b', 3, 60_000)).toBe(0);
});
