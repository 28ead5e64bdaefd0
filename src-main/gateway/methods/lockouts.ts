/** Who is locked out for guessing, and lifting it. */
import { z } from 'zod';
import { authorise, NO_DEVICE } from '../auth/authorise.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { Clock } from '../ports.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import type { DeskLockouts } from '../protocol/lockout.ts';
import { replyTo } from './desk-reply.ts';
import { deciderOf } from './device-pair.ts';
import { id, nothing } from './params.ts';
import { method, operator, type Method } from './table.ts';

const pairing = operator('operator.pairing');

export function lockoutMethods({ desk, clock }: { readonly desk: LocalDesk; readonly clock: Clock }): Method[] {
  return [
    method('desk.lockouts', pairing, nothing, (_params, caller) => {
      const maySee = authorise(caller, { kind: 'see', deviceId: NO_DEVICE }).ok;
      const list: DeskLockouts = { lockouts: maySee ? desk.lockoutDesk.list() : [], nowMs: clock.now() };
      return succeed(list);
    }),

    method('desk.unlock', pairing, z.strictObject({ id }), async (params, caller) => {
      // An address is nobody's own, so this is for whoever may decide about every device.
      if (!authorise(caller, { kind: 'block', deviceId: NO_DEVICE }).ok) {
        return invalidRequest('This client may not lift a lock-out.');
      }
      return replyTo(await desk.unlock(params.id, deciderOf(caller)));
    }),
  ];
}
