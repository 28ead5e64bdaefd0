/** The official methods for a node's second layer: which commands it may run. */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { authorise } from '../auth/authorise.ts';
import { pairedNodeRecord, pendingNodeRecord } from '../nodes/node-shapes.ts';
import type { DecisionResult } from '../pairing/desk.ts';
import { displayText } from '../pairing/display-text.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import type { Registry } from '../pairing/registry.ts';
import type { Clock } from '../ports.ts';
import { fail, invalidRequest, missingScope, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import { lastWord, deciderOf } from './device-pair.ts';
import { id, nothing, ofNode, ofRequest } from './params.ts';
import { method, operator, type Method } from './table.ts';

const pairing = operator('operator.pairing');
const named = z.strictObject({ nodeId: id, displayName: z.string().min(1).max(LIMITS.nameGraphemes) });

export function nodePairMethods(parts: {
  readonly desk: LocalDesk;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly clock: Clock;
}): Method[] {
  const { desk, registry, sessions, clock } = parts;
  const maySee = (caller: Session, deviceId: string): boolean => authorise(caller, { kind: 'see', deviceId }).ok;
  /** Undefined where there is none, or none that this caller may know of. */
  const findFor = (caller: Session, requestId: string) => {
    const request = desk.commands.find(requestId);
    return request !== undefined && maySee(caller, request.deviceId) ? request : undefined;
  };
  const isNode = (nodeId: string): boolean => registry.get(nodeId)?.roles.node !== undefined;

  return [
    method('node.pair.list', pairing, nothing, (_params, caller) => {
      const seen = [...registry.all()].filter((device) => maySee(caller, device.deviceId));
      return succeed({
        pending: seen.flatMap((device) => {
          const request = desk.commands.ofDevice(device.deviceId);
          return request === undefined ? [] : [pendingNodeRecord(device, request)];
        }),
        paired: seen.filter((device) => device.node?.approved !== undefined).map(pairedNodeRecord),
      });
    }),

    method('node.pair.approve', pairing, ofRequest, async ({ requestId }, caller) => {
      const request = findFor(caller, requestId);
      if (request === undefined) return invalidRequest('unknown requestId');
      const { deviceId, digest } = request;
      const allowed = authorise(caller, { ...request, kind: 'commands' });
      if (!allowed.ok) return missingScope(allowed.reason === 'missing-scope' ? allowed.scope : 'operator.admin');
      const result = await desk.approveCommands({ requestId, digest, by: deciderOf(caller) });
      const device = registry.get(deviceId);
      return result.ok && device !== undefined
        ? succeed({ requestId, node: pairedNodeRecord(device) })
        : failure(result, 'unknown requestId');
    }),

    method('node.pair.reject', pairing, ofRequest, async ({ requestId }, caller) => {
      const request = findFor(caller, requestId);
      if (request === undefined) return invalidRequest('unknown requestId');
      const result = await desk.denyCommands(requestId, deciderOf(caller));
      return result.ok ? succeed({ requestId, nodeId: result.deviceId }) : failure(result, 'unknown requestId');
    }),

    method('node.pair.remove', pairing, ofNode, async ({ nodeId }, caller) => {
      if (!authorise(caller, { kind: 'remove', deviceId: nodeId }).ok || !isNode(nodeId)) {
        return invalidRequest('unknown nodeId');
      }
      const result = await desk.afterApproval.removeNode(nodeId, deciderOf(caller), caller);
      if (!result.ok) return failure(result, 'unknown nodeId');
      const payload = { requestId: '', nodeId, decision: 'removed', ts: clock.now() };
      sessions.broadcast('node.pair.resolved', payload, { reaches: (session) => maySee(session, nodeId) });
      return registry.get(nodeId) === undefined ? lastWord(succeed({ nodeId }), nodeId, caller) : succeed({ nodeId });
    }),

    method('node.rename', pairing, named, async ({ nodeId, displayName }, caller) => {
      if (!authorise(caller, { kind: 'rename', deviceId: nodeId }).ok || !isNode(nodeId)) {
        return invalidRequest('unknown nodeId');
      }
      const label = displayText(displayName);
      if (label === '') return invalidRequest('invalid node.rename params: displayName: nothing of it can be shown');
      const result = await desk.rename(nodeId, label, deciderOf(caller));
      return result.ok ? succeed({ nodeId, displayName: label }) : failure(result, 'unknown nodeId');
    }),
  ];
}

function failure(result: DecisionResult, otherwise: string): Reply {
  return !result.ok && result.reason === 'not-saved'
    ? fail(ErrorCodes.UNAVAILABLE, result.message)
    : invalidRequest(otherwise);
}
