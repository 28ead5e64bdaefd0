/** Why a decision at a gateway elsewhere came to nothing, as a sentence for a person. Pure. */
import { displayLine, type DecisionResult } from '../../gateway/index.ts';

export const NOT_WAITING = {
  ok: false,
  reason: 'unknown-request',
  message: 'This does not wait any more: it was answered elsewhere, or it ran out.',
} as const;

const LONGEST_SENTENCE = 300;

/** `error` is what the link rejected with. */
export function failureOf(error: unknown, host: string): Extract<DecisionResult, { ok: false }> {
  if (!(error instanceof Error)) throw error;
  const answered = 'gatewayCode' in error;
  if (!answered) {
    const message = `${host} does not answer. Nothing may have been decided; look again when it is back.`;
    return { ok: false, reason: 'not-saved', message };
  }
  if (error.message === 'unknown requestId' || error.message === 'unknown deviceId') return NOT_WAITING;
  const missing = /^missing scope: (operator\.[a-z.]+)$/.exec(error.message)?.[1];
  if (missing !== undefined || / denied$/.test(error.message)) {
    const message = `${host} does not let this app decide that${missing === undefined ? '' : ` (it lacks ${missing})`}. Decide it over there.`;
    return { ok: false, reason: 'not-allowed', message };
  }
  return { ok: false, reason: 'not-possible', message: displayLine(error.message, LONGEST_SENTENCE) };
}
