/** Failures of a decision that say the same wherever they happen. */
import type { DecisionFailure } from './desk.ts';

export const unknownRequest: DecisionFailure = {
  ok: false,
  reason: 'unknown-request',
  message: 'This request does not wait any more.',
};
export const unknownLockout: DecisionFailure = {
  ok: false,
  reason: 'unknown-request',
  message: 'Nobody is locked out under this id any more.',
};
export const unknownRepair: DecisionFailure = {
  ok: false,
  reason: 'unknown-request',
  message: 'This is not offered any more. It will be again when the device tries the next time.',
};
export const unknownDevice: DecisionFailure = {
  ok: false,
  reason: 'unknown-device',
  message: 'This device is not paired.',
};
export const alreadyDeciding: DecisionFailure = {
  ok: false,
  reason: 'already-deciding',
  message: 'Someone is deciding this already.',
};
export const tooLate: DecisionFailure = {
  ok: false,
  reason: 'too-late',
  message: 'This cannot be taken back any more: ten seconds have passed, or something else was decided since.',
};
export const notSaved: DecisionFailure = {
  ok: false,
  reason: 'not-saved',
  message: 'Nothing was changed: the state folder cannot be written. The log says why.',
};
export const tooManyBlocks = notPossible('The list of blocks is full. Lift some that are not needed any more first.');

/** `message` is a sentence that says why. */
export function notPossible(message: string): DecisionFailure {
  return { ok: false, reason: 'not-possible', message };
}
