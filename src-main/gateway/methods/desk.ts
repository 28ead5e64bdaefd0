/** Our own methods for the Control UI and the command line: the desk with all that a person needs to decide. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import type { DecisionResult } from '../pairing/desk.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { Clock } from '../ports.ts';
import type { DeskList } from '../protocol/desk.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { lastWord, surfaceOf } from './device-pair.ts';
import { id, nothing, ofDevice, ofRequest } from './params.ts';
import { method, operator, type Method } from './table.ts';

const ofShownRequest = z.strictObject({ requestId: id, digest: id });
const ofShownAsk = ofShownRequest.extend({ grant: z.enum(['connect', 'asked']).default('asked') });
const pairing = operator('operator.pairing');
const NOT_ALLOWED = 'This client may not decide about that device.';

export function deskMethods({ desk, clock }: { readonly desk: LocalDesk; readonly clock: Clock }): Method[] {
  return [
    method('desk.list', pairing, nothing, (_params, caller) => {
      const maySee = ({ deviceId }: { readonly deviceId: string }) => authorise(caller, { kind: 'see', deviceId }).ok;
      const list: DeskList = {
        waiting: desk.waiting().filter(maySee),
        devices: desk.devices().filter(maySee),
        commandRequests: desk.commandRequests().filter(maySee),
        missed: desk.missed().filter(maySee),
        status: desk.status(),
        nowMs: clock.now(),
      };
      return succeed(list);
    }),

    method('desk.approve', pairing, ofShownAsk, async ({ requestId, digest, grant }, caller) => {
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
      return replyTo(await desk.approve({ requestId, digest, grant, by: surfaceOf(caller) }));
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

    method('desk.approveCommands', pairing, ofShownRequest, async ({ requestId, digest }, caller) => {
      const request = desk.commands.find(requestId);
      const allowed = request && authorise(caller, { kind: 'commands', ...request });
      if (allowed?.ok === false) {
        return invalidRequest(
          allowed.reason === 'missing-scope'
            ? `This client may not grant these commands, because it does not hold ${allowed.scope}.`
            : NOT_ALLOWED,
        );
      }
      return replyTo(await desk.approveCommands({ requestId, digest, by: surfaceOf(caller) }));
    }),

    method('desk.denyCommands', pairing, ofRequest, async ({ requestId }, caller) => {
      const deviceId = desk.commands.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return invalidRequest(NOT_ALLOWED);
      return replyTo(await desk.denyCommands(requestId, surfaceOf(caller)));
    }),

    method('desk.remove', pairing, ofDevice, async ({ deviceId }, caller) => {
      if (!authorise(caller, { kind: 'remove', deviceId }).ok) return invalidRequest(NOT_ALLOWED);
      return lastWord(replyTo(await desk.remove(deviceId, surfaceOf(caller), caller)), deviceId, caller);
    }),
  ];
}

function replyTo(result: DecisionResult): Reply {
  if (result.ok) return succeed({ requestId: result.requestId, deviceId: result.deviceId });
  const code = result.reason === 'not-saved' ? ErrorCodes.UNAVAILABLE : ErrorCodes.INVALID_REQUEST;
  return fail(code, result.message, { details: { reason: result.reason } });
}
