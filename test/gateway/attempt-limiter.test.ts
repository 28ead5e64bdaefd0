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

describe('a lock-out', () => {
  it('is told by the guess that led to it, and listed until it runs out', () => {
    const limiter = new AttemptLimiter(DEFAULT_ATTEMPT_LIMITS);
    const told = Array.from({ length: 10 }, (_, at) => limiter.recordFailure('shared-secret', 'a', at, `key ${at}`));
    const [lock] = limiter.locks(9);
    expect(told).toEqual([...Array<undefined>(9).fill(undefined), lock]);
    expect(lock).toEqual({
      id: expect.stringMatching(/^[\w-]{12}$/),
      ...{ kind: 'shared-secret', sender: 'a', failures: 10, since: 9, until: 9 + 5 * MINUTE, lastDeviceId: 'key 9' },
    });
    expect(limiter.locks(8 + 5 * MINUTE)).toEqual([lock]);
    expect(limiter.locks(9 + 5 * MINUTE)).toEqual([]);
    expect(limiter.unlock(lock!.id, 9 + 5 * MINUTE)).toBeUndefined();
  });

  it('is lifted for this sender and this kind, which begin anew', () => {
    const limiter = failing(10);
    for (let i = 0; i < 10; i += 1) limiter.recordFailure('device-token', 'a', 1);
    const [newer, older] = limiter.locks(1);
    expect([newer?.kind, older?.kind]).toEqual(['device-token', 'shared-secret']);
    expect(limiter.unlock('nobody', 1)).toBeUndefined();
    expect(limiter.unlock(older!.id, 1)).toBe(older);
    expect(limiter.locks(1)).toEqual([newer]);
    expect(limiter.lockedFor('shared-secret', 'a', 1)).toBe(0);
    expect(limiter.recordFailure('shared-secret', 'a', 1)).toBeUndefined();
    expect(limiter.lockedFor('device-token', 'a', 1)).toBeGreaterThan(0);
  });

  it('stays when the figures change, and the next one follows them', () => {
    const limiter = failing(10);
    limiter.follow({ maxAttempts: 1, windowMs: 100, lockoutMs: 7 });
    expect(limiter.lockedFor('shared-secret', 'a', 0)).toBe(5 * MINUTE);
    expect(limiter.recordFailure('shared-secret', 'b', 0)).toMatchObject({ until: 7 });
  });
});
