/** Our own methods for the Control UI and the command line: the desk with all that a person needs to decide. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import type { DecisionResult } from '../pairing/desk.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { Clock } from '../ports.ts';
import type { DeskList } from '../protocol/desk.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { surfaceOf } from './device-pair.ts';
import { method, operator, type Method } from './table.ts';

const nothing = z.strictObject({});
const ofShownRequest = z.strictObject({ requestId: z.string().min(1), digest: z.string().min(1) });
const ofRequest = z.strictObject({ requestId: z.string().min(1) });
const ofDevice = z.strictObject({ deviceId: z.string().min(1) });
const pairing = operator('operator.pairing');
const NOT_ALLOWED = 'This client may not decide about that device.';

export function deskMethods({ desk, clock }: { readonly desk: LocalDesk; readonly clock: Clock }): Method[] {
  return [
    method('desk.list', pairing, nothing, (_params, caller) => {
      const maySee = ({ deviceId }: { readonly deviceId: string }) => authorise(caller, { kind: 'see', deviceId }).ok;
      const list: DeskList = {
        waiting: desk.waiting().filter(maySee),
        devices: desk.devices().filter(maySee),
        status: desk.status(),
        nowMs: clock.now(),
      };
      return succeed(list);
    }),

    method('desk.approve', pairing, ofShownRequest, async ({ requestId, digest }, caller) => {
      const request = desk.waitingRoom.find(requestId);
      if (request !== undefined) {
        const allowed = authorise(caller, { ...request, kind: 'approve' });
        if (!allowed.ok) {
          return invalidRequest(
            allowed.reason === 'missing-scope'
              ? `This client may not grant ${allowed.scope}, because it does not hold it.`
              : NOT_ALLOWED,
          );
        }
      }
      return replyTo(await desk.approve({ requestId, digest, grant: 'asked', by: surfaceOf(caller) }));
    }),

    method('desk.deny', pairing, ofRequest, ({ requestId }, caller) => {
      const deviceId = desk.waitingRoom.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return invalidRequest(NOT_ALLOWED);
      return replyTo(desk.deny(requestId, surfaceOf(caller)));
    }),

    method('desk.dismiss', pairing, ofRequest, ({ requestId }, caller) => {
      const deviceId = desk.waitingRoom.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return invalidRequest(NOT_ALLOWED);
      return replyTo(desk.dismiss(requestId));
    }),

    method('desk.remove', pairing, ofDevice, async ({ deviceId }, caller) => {
      if (!authorise(caller, { kind: 'remove', deviceId }).ok) return invalidRequest(NOT_ALLOWED);
      return replyTo(await desk.remove(deviceId, surfaceOf(caller)));
    }),
  ];
}

function replyTo(result: DecisionResult): Reply {
  if (result.ok) return succeed({ requestId: result.requestId, deviceId: result.deviceId });
  const code = result.reason === 'not-saved' ? ErrorCodes.UNAVAILABLE : ErrorCodes.INVALID_REQUEST;
  return fail(code, result.message, { details: { reason: result.reason } });
}
