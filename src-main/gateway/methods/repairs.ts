/** One click for a trusted device whose token is old. */
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { Registry } from '../pairing/registry.ts';
import { invalidRequest } from '../protocol/frames.ts';
import { notAllowed, replyTo } from './desk-reply.ts';
import { deciderOf } from './device-pair.ts';
import { id } from './params.ts';
import { method, operator, type Method } from './table.ts';

const pairing = operator('operator.pairing');
const ofRepair = z.strictObject({ repairId: id });
const ofShownRepair = ofRepair.extend({ digest: id });

export function repairMethods(parts: { readonly desk: LocalDesk; readonly registry: Registry }): Method[] {
  const { registry } = parts;
  const { repairDesk: repairs } = parts.desk;
  return [
    method('desk.repair', pairing, ofShownRepair, ({ repairId, digest }, caller) => {
      const offer = repairs.find(repairId);
      const scopes = offer && (registry.get(offer.deviceId)?.roles[offer.role]?.scopes ?? []);
      if (offer !== undefined && scopes !== undefined) {
        // It gets back all that it held, as a device that has changed does.
        const regained = { reason: 'metadata-upgrade', scopes, approvedScopes: scopes } as const;
        const allowed = authorise(caller, { kind: 'approve', deviceId: offer.deviceId, role: offer.role, ...regained });
        if (!allowed.ok) {
          return allowed.reason === 'missing-scope'
            ? invalidRequest(`This client may not give ${allowed.scope} back, because it does not hold it.`)
            : notAllowed();
        }
      }
      return replyTo(repairs.repair({ repairId, digest, by: deciderOf(caller) }));
    }),

    method('desk.dismissRepair', pairing, ofRepair, ({ repairId }, caller) => {
      const deviceId = repairs.find(repairId)?.deviceId ?? '';
      if (!authorise(caller, { kind: 'reject', deviceId }).ok) return notAllowed();
      return replyTo(repairs.dismiss(repairId, deciderOf(caller)));
    }),
  ];
}
