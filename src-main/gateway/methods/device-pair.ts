/** The official methods for approving devices. Several texts are load-bearing. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { authorise } from '../auth/authorise.ts';
import type { Decider } from '../pairing/decider.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { pairedRecord, pendingRecord } from '../pairing/official-shapes.ts';
import type { Registry } from '../pairing/registry.ts';
import { CLOSE } from '../protocol/close.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import { nothing, ofDevice, ofRequest } from './params.ts';
import { method, operator, type Method } from './table.ts';

const pairing = operator('operator.pairing');

export function devicePairMethods(parts: {
  readonly desk: LocalDesk;
  readonly registry: Registry;
  readonly sessions: Sessions;
}): Method[] {
  const { desk, registry, sessions } = parts;

  const paired = (deviceId: string) => {
    const device = registry.get(deviceId);
    return device && pairedRecord(device, sessions.ofDevice(deviceId).length > 0, registry.lastSeen(deviceId));
  };

  return [
    method('device.pair.list', pairing, nothing, (_params, caller) => {
      const maySee = (deviceId: string) => authorise(caller, { kind: 'see', deviceId }).ok;
      return succeed({
        pending: desk
          .waiting()
          .filter((request) => maySee(request.deviceId))
          .map((request) => pendingRecord(request, desk.waitingRoom.publicKeyOf(request.requestId) ?? '')),
        paired: [...registry.all()]
          .filter((device) => maySee(device.deviceId))
          .map((device) => paired(device.deviceId)),
      });
    }),

    method('device.pair.approve', pairing, ofRequest, async ({ requestId }, caller) => {
      const request = desk.waitingRoom.find(requestId);
      if (request === undefined) return invalidRequest('unknown requestId');
      const allowed = authorise(caller, { ...request, kind: 'approve' });
      if (!allowed.ok) {
        return invalidRequest(
          allowed.reason === 'missing-scope' ? `missing scope: ${allowed.scope}` : 'device pairing approval denied',
        );
      }
      const { digest } = request;
      const result = await desk.approve({ requestId, digest, grant: 'connect', by: deciderOf(caller) });
      if (result.ok) return succeed({ requestId, device: paired(result.deviceId) });
      return result.reason === 'not-saved'
        ? fail(ErrorCodes.UNAVAILABLE, result.message)
        : invalidRequest('unknown requestId');
    }),

    method('device.pair.reject', pairing, ofRequest, ({ requestId }, caller) => {
      const request = desk.waitingRoom.find(requestId);
      if (request === undefined) return invalidRequest('unknown requestId');
      if (!authorise(caller, { kind: 'reject', deviceId: request.deviceId }).ok) {
        return invalidRequest('device pairing rejection denied');
      }
      const result = desk.deny(requestId, deciderOf(caller));
      return result.ok ? succeed({ requestId, deviceId: result.deviceId }) : invalidRequest('unknown requestId');
    }),

    method('device.pair.remove', pairing, ofDevice, async ({ deviceId }, caller): Promise<Reply> => {
      if (!authorise(caller, { kind: 'remove', deviceId }).ok) return invalidRequest('device pairing removal denied');
      const result = await desk.afterApproval.remove(deviceId, deciderOf(caller), { caller });
      if (result.ok) return lastWord(succeed({ deviceId }), deviceId, caller);
      return result.reason === 'not-saved'
        ? fail(ErrorCodes.UNAVAILABLE, result.message)
        : invalidRequest('unknown deviceId');
    }),
  ];
}

/** A device that removes itself gets its answer before its socket closes (official). */
export function lastWord(reply: Reply, removedId: string, { facts }: Session): Reply {
  return reply.ok && facts.deviceId === removedId ? { ...reply, thenClose: CLOSE.deviceRemoved } : reply;
}

export function deciderOf({ facts: { owner, deviceId, client } }: Session): Decider {
  return owner ?? { name: client.name, ...(deviceId !== undefined && { deviceId }) };
}
