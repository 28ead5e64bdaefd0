/** Refuses a wrong guess: counted, and where nobody may be locked out for it, answered later and later. */
import { guesserOf } from '../auth/guesser.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Knocker } from './knocker.ts';
import { shown, type Guess } from './presented-secret.ts';
import { offerRepair } from './repair.ts';
import { refuse, type Gate, type Verdict } from './verdict.ts';

export function refuseGuess(
  { kind }: Guess,
  device: PairedDevice | undefined,
  knocker: Knocker,
  mode: 'token' | 'password',
  gate: Gate,
): Verdict {
  const { connect, arrival, identity } = knocker;
  const now = gate.clock.monotonic();
  const guesser = guesserOf(arrival);
  const lock = guesser === undefined ? undefined : gate.limiter.recordFailure(kind, guesser, now, identity?.deviceId);
  if (lock !== undefined) gate.lockedOut(lock);
  const delayMs = guesser === undefined ? gate.slowDown.wrong(kind, 0, now) : 0;

  if (kind === 'setup-code') return refuse({ kind: 'setup-code-invalid' }, delayMs);
  if (shown(connect.auth.deviceToken) !== undefined) {
    // Its owner's old phone must not take all attention of the gateway, and is not locked out for being old.
    const ofDevice = device ? gate.slowDown.wrong(device.deviceId, LIMITS.wrongTokensAtOnce, now) : 0;
    const repair = offerRepair(device, knocker, gate);
    const refusal = { kind: 'device-token-mismatch', ...(repair && { repairCode: repair.code }) } as const;
    return refuse(refusal, Math.max(delayMs, ofDevice));
  }
  const mayRetryWithDeviceToken = identity !== undefined && mode === 'token' && shown(connect.auth.token) !== undefined;
  return refuse({ kind: 'secret-mismatch', mode, mayRetryWithDeviceToken }, delayMs);
}
