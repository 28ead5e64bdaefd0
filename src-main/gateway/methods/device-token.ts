/** The official methods for a trusted device's name and tokens. Texts are load-bearing. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import { rotateToken } from '../auth/device-tokens.ts';
import { coversScopes, knownScopes } from '../auth/scopes.ts';
import type { DecisionResult } from '../pairing/desk.ts';
import { displayText } from '../pairing/display-text.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { changeGrant } from '../pairing/paired-device.ts';
import type { Clock } from '../ports.ts';
import { CLOSE } from '../protocol/close.ts';
import type { Role } from '../protocol/desk.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import { deciderOf } from './device-pair.ts';
import { id } from './params.ts';
import { method, operator, type Method } from './table.ts';

const pairing = operator('operator.pairing');
const named = z.strictObject({ deviceId: id, label: z.string().min(1).max(LIMITS.nameGraphemes) });
/** An unknown role is no bad request but a token that does not exist (official). */
const ofToken = z.strictObject({ deviceId: id, role: id });
const ofNewToken = ofToken.extend({ scopes: z.array(id).max(64).optional() });
const NO_ROTATION = 'device token rotation denied';
const NO_REVOCATION = 'device token revocation denied';

export function deviceTokenMethods({ desk, clock }: { readonly desk: LocalDesk; readonly clock: Clock }): Method[] {
  return [
    method('device.pair.rename', pairing, named, async ({ deviceId, label }, caller) => {
      if (!authorise(caller, { kind: 'rename', deviceId }).ok) return invalidRequest('device pairing rename denied');
      const shown = displayText(label);
      if (shown === '') return invalidRequest('invalid device.pair.rename params: label: nothing of it can be shown');
      const result = await desk.rename(deviceId, shown, deciderOf(caller));
      return result.ok ? succeed({ deviceId, label: shown }) : failure(result, 'unknown deviceId');
    }),

    method('device.token.rotate', pairing, ofNewToken, async ({ deviceId, role: name, scopes }, caller) => {
      const role = roleOf(name);
      if (role === undefined || !authorise(caller, { kind: 'token', deviceId, role }).ok) {
        return invalidRequest(NO_ROTATION);
      }
      const rotatedAtMs = clock.now();
      const made = rotateToken(rotatedAtMs);
      let kept: readonly string[] = [];
      const result = await desk.afterApproval.change(
        deviceId,
        (device) =>
          changeGrant(device, role, (grant) => {
            kept = scopes === undefined ? grant.scopes : knownScopes(scopes);
            const isWithin = scopes === undefined || (isKnown(scopes) && coversScopes(grant.scopes, scopes));
            return isWithin
              ? { ...grant, scopes: kept, tokens: made.tokens, firstConnectWithoutSecret: false }
              : undefined;
          }),
        { what: 'rotated', by: deciderOf(caller), role, closes: CLOSE.deviceRemoved, caller },
      );
      if (!result.ok) return failure(result, NO_ROTATION);
      const isOwn = caller.facts.deviceId === deviceId && caller.facts.role === role;
      // A token is only ever shown to the device that it is for.
      const delivery = isOwn
        ? { tokenDelivery: 'in-band', token: made.token }
        : { tokenDelivery: 'withheld-cross-device' };
      return ending(succeed({ deviceId, role, scopes: kept, rotatedAtMs, ...delivery }), { deviceId, role }, caller);
    }),

    method('device.token.revoke', pairing, ofToken, async ({ deviceId, role: name }, caller) => {
      const role = roleOf(name);
      if (role === undefined || !authorise(caller, { kind: 'token', deviceId, role }).ok) {
        return invalidRequest(NO_REVOCATION);
      }
      const revokedAtMs = clock.now();
      const result = await desk.afterApproval.revoke(deviceId, role, deciderOf(caller), caller);
      if (!result.ok) return failure(result, NO_REVOCATION);
      return ending(succeed({ deviceId, role, revokedAtMs }), { deviceId, role }, caller);
    }),
  ];
}

function roleOf(name: string): Role | undefined {
  return name === 'operator' || name === 'node' ? name : undefined;
}

function isKnown(scopes: readonly string[]): boolean {
  return knownScopes(scopes).length === new Set(scopes).size;
}

/** Whoever ends its own token gets its answer first (official). */
function ending(reply: Reply, ended: { readonly deviceId: string; readonly role: Role }, { facts }: Session): Reply {
  const isOwn = facts.deviceId === ended.deviceId && facts.role === ended.role;
  return isOwn && 'payload' in reply ? { ...reply, thenClose: CLOSE.deviceRemoved } : reply;
}

function failure(result: DecisionResult, otherwise: string): Reply {
  return !result.ok && result.reason === 'not-saved'
    ? fail(ErrorCodes.UNAVAILABLE, result.message)
    : invalidRequest(otherwise);
}
