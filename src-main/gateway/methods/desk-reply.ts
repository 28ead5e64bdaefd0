/** What the desk's own methods answer: a decision as the one who asked reads it. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import type { Authorisation } from '../auth/authorise.ts';
import type { DecisionResult } from '../pairing/desk.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import { id } from './params.ts';

/** A scope that nobody has is refused by whoever decides, with a reason. */
export const scopeList = z.array(id).max(64);
export const nameText = z.string().max(LIMITS.idLength);

const NOT_ALLOWED = 'This client may not decide about that device.';

export function replyTo(result: DecisionResult): Reply {
  if (result.ok) return succeed({ requestId: result.requestId, deviceId: result.deviceId });
  const { ok: _, message, ...details } = result;
  const code = result.reason === 'not-saved' ? ErrorCodes.UNAVAILABLE : ErrorCodes.INVALID_REQUEST;
  return fail(code, message, { details });
}

export function notAllowed(): Reply {
  return invalidRequest(NOT_ALLOWED);
}

/** Why it may not be given, as a sentence; undefined where it may. */
export function whyNotGiven(allowed: Authorisation): string | undefined {
  if (allowed.ok) return undefined;
  return allowed.reason === 'missing-scope'
    ? `This client may not grant ${allowed.scope}, because it does not hold it.`
    : NOT_ALLOWED;
}
