/** Wrong guesses: ten in a minute lock the sender out for five. Times are monotonic milliseconds, given by hand. */
import { describe, expect, it } from 'vitest';
import { AttemptLimiter, DEFAULT_ATTEMPT_LIMITS } from '../../src-main/gateway/auth/attempt-limiter.ts';

const MINUTE = 60_000;

function failing(times: number, from = 0): AttemptLimiter {
  const limiter = new AttemptLimiter(DEFAULT_ATTEMPT_LIMITS);
  for (let i = 0; i < times; i += 1) limiter.recordFailure('shared-secret', 'a', from);
  return limiter;
}

describe('a sender', () => {
  it('with nine wrong guesses may go on, and with ten is locked out for five minutes', () => {
    expect(failing(9).lockedFor('shared-secret', 'a', 0)).toBe(0);
    const limiter = failing(10);
    expect(limiter.lockedFor('shared-secret', 'a', 0)).toBe(5 * MINUTE);
    expect(limiter.lockedFor('shared-secret', 'a', 5 * MINUTE - 1)).toBe(1);
    expect(limiter.lockedFor('shared-secret', 'a', 5 * MINUTE)).toBe(0);
  });

  it('whose guesses lie more than a minute apart is not locked out', () => {
    const limiter = failing(9);
    limiter.recordFailure('shared-secret', 'a', MINUTE);
    expect(limiter.lockedFor('shared-secret', 'a', MINUTE)).toBe(0);
    const within = failing(9);
    within.recordFailure('shared-secret', 'a', MINUTE - 1);
    expect(within.lockedFor('shared-secret', 'a', MINUTE - 1)).toBe(5 * MINUTE);
  });

  it('does not lock out another, nor itself for another kind of guess', () => {
    const limiter = failing(10);
    expect(limiter.lockedFor('shared-secret', 'b', 0)).toBe(0);
    expect(limiter.lockedFor('device-token', 'a', 0)).toBe(0);
    expect(limiter.lockedFor('setup-code', 'a', 0)).toBe(0);
  });

  it('that guesses right begins anew', () => {
    const limiter = failing(9);
    limiter.recordSuccess('shared-secret', 'a');
    limiter.recordFailure('shared-secret', 'a', 0);
    expect(limiter.lockedFor('shared-secret', 'a', 0)).toBe(0);
  });

  it('that is only slowed down waits longer each time, up to five seconds', () => {
    const limiter = failing(0);
    expect(limiter.delayFor('shared-secret', 'a')).toBe(0);
    const delays = [1, 2, 3, 4, 5, 6, 7].map(() => {
      limiter.recordFailure('shared-secret', 'a', 0);
      return limiter.delayFor('shared-secret', 'a');
    });
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('follows the configured figures', () => {
    const limiter = new AttemptLimiter({ maxAttempts: 2, windowMs: 100, lockoutMs: 7 });
    limiter.recordFailure('shared-secret', 'a', 0);
    expect(limiter.lockedFor('shared-secret', 'a', 0)).toBe(0);
    limiter.recordFailure('shared-secret', 'a', 99);
    expect(limiter.lockedFor('shared-secret', 'a', 99)).toBe(7);
  });

  it('is forgotten first when ten thousand others come, so that memory stays bounded', () => {
    const limiter = failing(9);
    for (let i = 0; i < 9_999; i += 1) limiter.recordFailure('shared-secret', `other ${i}`, 0);
    const kept = failing(9);
    for (let i = 0; i < 9_999; i += 1) kept.recordFailure('shared-secret', `other ${i}`, 0);
    kept.recordFailure('shared-secret', 'a', 0);
    expect(kept.lockedFor('shared-secret', 'a', 0)).toBe(5 * MINUTE);
    limiter.recordFailure('shared-secret', 'one more', 0);
    limiter.recordFailure('shared-secret', 'a', 0);
    expect(limiter.lockedFor('shared-secret', 'a', 0)).toBe(0);
  });
});
