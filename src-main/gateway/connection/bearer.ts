/**
 * The secret on plain HTTP, where no key can be proved: `Authorization: Bearer` takes the shared secret and nothing else.
 * A device token would be worth as much there as in its owner's hands.
 */
import { guesserOf } from '../auth/guesser.ts';
import type { Arrival } from '../origin/classify.ts';
import type { Gate } from './verdict.ts';

export type BearerVerdict =
  | { readonly ok: true }
  /** To be told after `delayMs`. */
  | { readonly ok: false; readonly reason: 'missing' | 'wrong'; readonly delayMs: number }
  | { readonly ok: false; readonly reason: 'locked-out'; readonly retryAfterMs: number };

/** As `admit` judges a secret (admit.ts), and against the same count of wrong guesses. */
export function judgeBearer(header: string | undefined, arrival: Arrival, gate: Gate): BearerVerdict {
  const { settings, limiter, slowDown, clock } = gate;
  if (!('secret' in settings.auth)) return { ok: true };
  const guess = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  if (guess === undefined) return { ok: false, reason: 'missing', delayMs: 0 };
  // A page's request to its own origin names none; no other page's can carry this header.
  const guesser = guesserOf({ ...arrival, origin: arrival.origin ?? `http://${arrival.hostHeader}` });
  const now = clock.monotonic();
  const retryAfterMs = guesser === undefined ? 0 : limiter.lockedFor('shared-secret', guesser, now);
  if (retryAfterMs > 0) return { ok: false, reason: 'locked-out', retryAfterMs };
  if (settings.auth.secret.matches(guess)) {
    if (guesser !== undefined) limiter.recordSuccess('shared-secret', guesser);
    return { ok: true };
  }
  if (guesser === undefined) return { ok: false, reason: 'wrong', delayMs: slowDown.wrong('shared-secret', 0, now) };
  const lock = limiter.recordFailure('shared-secret', guesser, now);
  if (lock !== undefined) gate.lockedOut(lock);
  return { ok: false, reason: 'wrong', delayMs: 0 };
}
