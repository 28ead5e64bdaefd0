/** Our own methods for what comes after an approval: name, access, sign-out, blocks, and Undo of a removal. */
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { CLOSE } from '../protocol/close.ts';
import type { Role } from '../protocol/desk.ts';
import { succeed, type Reply } from '../protocol/frames.ts';
import type { DeskBlocks } from '../protocol/trust.ts';
import type { Session } from '../routing/session.ts';
import { lastWord, deciderOf } from './device-pair.ts';
import { nameText, notAllowed, replyTo, scopeList, whyNotGiven } from './desk-reply.ts';
import { id, nothing, ofDevice } from './params.ts';
import { method, operator, type Method } from './table.ts';

const named = z.strictObject({ deviceId: id, name: nameText });
const access = z.lazy(() =>
  z.strictObject({
    deviceId: id,
    role: z.enum(['operator', 'node']),
    scopes: scopeList.optional(),
    expiresAtMs: z.int().min(0).nullable().optional(),
  }),
);
const whom = z
  .strictObject({ deviceId: id.optional(), requestId: id.optional(), address: z.boolean().optional() })
  .refine((given) => (given.deviceId === undefined) !== (given.requestId === undefined), {
    path: ['deviceId'],
    error: 'name a device or a request',
  });
const lifted = z
  .strictObject({ deviceId: id.optional(), address: id.optional() })
  .refine((given) => (given.deviceId === undefined) !== (given.address === undefined), {
    path: ['deviceId'],
    error: 'name a device or an address',
  });
const pairing = operator('operator.pairing');

export function deskTrustMethods({ desk }: { readonly desk: LocalDesk }): Method[] {
  const { afterApproval, blockDesk } = desk;
  return [
    method('desk.rename', pairing, named, async ({ deviceId, name }, caller) => {
      if (!authorise(caller, { kind: 'rename', deviceId }).ok) return notAllowed();
      return replyTo(await desk.rename(deviceId, name, deciderOf(caller)));
    }),

    method('desk.setAccess', pairing, access, async ({ deviceId, role, scopes, expiresAtMs }, caller) => {
      // Whether it exists at all is not for everyone to know.
      if (!authorise(caller, { kind: 'access', deviceId, role, gains: [] }).ok) return notAllowed();
      const result = await afterApproval.setAccess({
        ...{ deviceId, role, by: deciderOf(caller), caller },
        ...(scopes && { scopes }),
        ...(expiresAtMs !== undefined && { expiresAtMs }),
        mayNotGive: (gains) => whyNotGiven(authorise(caller, { kind: 'access', deviceId, role, gains })),
      });
      return result.ok && scopes !== undefined ? comingBack(replyTo(result), deviceId, role, caller) : replyTo(result);
    }),

    method('desk.signOut', pairing, ofDevice, async ({ deviceId }, caller) => {
      if (!authorise(caller, { kind: 'sign-out', deviceId }).ok) return notAllowed();
      return lastWord(replyTo(await afterApproval.signOut(deviceId, deciderOf(caller), caller)), deviceId, caller);
    }),

    method('desk.block', pairing, whom, async ({ deviceId, requestId, address }, caller) => {
      const blocked = deviceId ?? desk.waitingRoom.find(requestId ?? '')?.deviceId ?? '';
      if (!authorise(caller, { kind: 'block', deviceId: blocked }).ok) return notAllowed();
      const order = {
        ...(deviceId !== undefined && { deviceId }),
        ...(requestId !== undefined && { requestId }),
        ...(address !== undefined && { address }),
      };
      return lastWord(replyTo(await blockDesk.block({ ...order, by: deciderOf(caller) }, caller)), blocked, caller);
    }),

    method('desk.unblock', pairing, lifted, async ({ deviceId = '', address }, caller) => {
      if (!authorise(caller, { kind: 'block', deviceId }).ok) return notAllowed();
      return replyTo(await desk.unblock(address === undefined ? { deviceId } : { address }, deciderOf(caller)));
    }),

    method('desk.blocks', pairing, nothing, (_params, caller) => {
      const maySee = (deviceId: string) => authorise(caller, { kind: 'see', deviceId }).ok;
      const answer: DeskBlocks = { blocks: desk.blocks().filter(({ deviceId = '' }) => maySee(deviceId)) };
      return succeed(answer);
    }),

    method('desk.restore', pairing, ofDevice, async ({ deviceId }, caller) => {
      if (!authorise(caller, { kind: 'restore', deviceId }).ok) return notAllowed();
      return replyTo(await desk.restore(deviceId, deciderOf(caller)));
    }),
  ];
}

/** An administrator that changes its own access gets its answer first, and then comes back with what it may do now. */
function comingBack(reply: Reply, deviceId: string, role: Role, { facts }: Session): Reply {
  const isOwn = facts.deviceId === deviceId && facts.role === role;
  return isOwn && 'payload' in reply ? { ...reply, thenClose: CLOSE.accessChanged } : reply;
}
