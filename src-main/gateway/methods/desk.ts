/** Our own methods for the Control UI and the command line: the desk with all that a person needs to decide. */
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { SetupDesk } from '../pairing/setup-desk.ts';
import type { Clock } from '../ports.ts';
import type { DeskList } from '../protocol/desk.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Traffic } from '../routing/traffic.ts';
import { lastWord, deciderOf } from './device-pair.ts';
import { nameText, notAllowed, replyTo, scopeList, whyNotGiven } from './desk-reply.ts';
import { id, nothing, ofDevice, ofRequest } from './params.ts';
import { method, operator, type Method } from './table.ts';

const ofShownRequest = z.strictObject({ requestId: id, digest: id });
const terms = ofShownRequest.extend({
  grant: z.enum(['connect', 'asked']).default('asked'),
  name: nameText.min(1).optional(),
  scopes: scopeList.optional(),
  lastsMs: z.int().min(1).max(LIMITS.longestAccessMs).optional(),
});
const pairing = operator('operator.pairing');

export function deskMethods({
  desk,
  setup,
  clock,
  traffic,
}: {
  readonly desk: LocalDesk;
  readonly setup: SetupDesk;
  readonly clock: Clock;
  readonly traffic: Traffic;
}): Method[] {
  return [
    method('desk.list', pairing, nothing, (_params, caller) => {
      const maySee = ({ deviceId }: { readonly deviceId: string }) => authorise(caller, { kind: 'see', deviceId }).ok;
      const list: DeskList = {
        waiting: desk.waiting().filter(maySee),
        devices: desk.devices().filter(maySee),
        commandRequests: desk.commandRequests().filter(maySee),
        missed: desk.missed().filter(maySee),
        signedIn: desk.signedIn().filter(maySee),
        repairs: desk.repairDesk.list().filter(maySee),
        setupCodes: setup.madeBy(caller).map(({ setupId, expiresAtMs }) => ({ setupId, expiresAtMs })),
        status: desk.status(),
        nowMs: clock.now(),
      };
      return succeed(list);
    }),

    method('desk.approve', pairing, terms, async ({ requestId, digest, grant, name, scopes, lastsMs }, caller) => {
      // Also one that was replaced: what waits now may be shown to whoever may approve it.
      const request = desk.waitingRoom.find(requestId) ?? desk.waitingRoom.replaced(requestId)?.current;
      const granted = request && { ...request, scopes: scopes ?? request.scopes };
      const why = granted && whyNotGiven(authorise(caller, { ...granted, kind: 'approve' }));
      if (why !== undefined) return invalidRequest(why);
      const by = deciderOf(caller);
      const chosen = { ...(name !== undefined && { name }), ...(scopes && { scopes }), ...(lastsMs && { lastsMs }) };
      return replyTo(await desk.approve({ requestId, digest, grant, by, ...chosen }));
    }),

    method('desk.deny', pairing, ofRequest, ({ requestId }, caller) => {
      const deviceId = desk.waitingRoom.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return notAllowed();
      return replyTo(desk.deny(requestId, deciderOf(caller)));
    }),

    method('desk.dismiss', pairing, ofRequest, ({ requestId }, caller) => {
      const deviceId = desk.waitingRoom.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return notAllowed();
      return replyTo(desk.dismiss(requestId));
    }),

    method('desk.approveCommands', pairing, ofShownRequest, async ({ requestId, digest }, caller) => {
      const request = desk.commands.find(requestId);
      const allowed = request && authorise(caller, { kind: 'commands', ...request });
      if (allowed?.ok === false) {
        return allowed.reason === 'missing-scope'
          ? invalidRequest(`This client may not grant these commands, because it does not hold ${allowed.scope}.`)
          : notAllowed();
      }
      return replyTo(await desk.approveCommands({ requestId, digest, by: deciderOf(caller) }));
    }),

    method('desk.denyCommands', pairing, ofRequest, async ({ requestId }, caller) => {
      const deviceId = desk.commands.find(requestId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return notAllowed();
      return replyTo(await desk.denyCommands(requestId, deciderOf(caller)));
    }),

    method('desk.undoApproval', pairing, ofRequest, async ({ requestId }, caller) => {
      const deviceId = desk.undo.deviceOf(requestId) ?? '';
      if (!authorise(caller, { kind: 'remove', deviceId }).ok) return notAllowed();
      return lastWord(replyTo(await desk.undoApproval(requestId, deciderOf(caller))), deviceId, caller);
    }),

    method('desk.remove', pairing, ofDevice, async ({ deviceId }, caller) => {
      if (!authorise(caller, { kind: 'remove', deviceId }).ok) return notAllowed();
      const result = await desk.afterApproval.remove(deviceId, deciderOf(caller), { caller });
      return lastWord(replyTo(result), deviceId, caller);
    }),

    method('desk.watchTraffic', pairing, z.strictObject({ on: z.boolean() }), ({ on }, caller) => {
      if (on) traffic.watch(caller);
      else traffic.unwatch(caller);
      return succeed({});
    }),
  ];
}
