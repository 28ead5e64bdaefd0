/** Failures of a decision that say the same wherever they happen. */
import type { DecisionFailure } from './desk.ts';

export const unknownRequest: DecisionFailure = {
  ok: false,
  reason: 'unknown-request',
  message: 'This request does not wait any more.',
};
export const unknownDevice: DecisionFailure = {
  ok: false,
  reason: 'unknown-device',
  message: 'This device is not paired.',
};
export const notSaved: DecisionFailure = {
  ok: false,
  reason: 'not-saved',
  message: 'Nothing was changed: the state folder cannot be written. The log says why.',
};
