/** What operators see of nodes and ask of them (official). */
import { randomUUID } from 'node:crypto';
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { invokeAccess, mayEverHave, type NodeCommandPolicy } from '../nodes/command-policy.ts';
import type { Invocations } from '../nodes/invocations.ts';
import type { LiveNodes } from '../nodes/live-nodes.ts';
import { nodeRecord, type NodeLife } from '../nodes/node-shapes.ts';
import { NO_SURFACE } from '../nodes/node-surface.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { Registry } from '../pairing/registry.ts';
import type { Clock } from '../ports.ts';
import { fail, invalidRequest, missingScope, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import { gatewayEnvironment, nodeEnvironment } from '../nodes/environment-shapes.ts';
import { anything, id, nothing, ofNode } from './params.ts';
import { method, operator, type Method } from './table.ts';

const invoke = z.lazy(() =>
  z.strictObject({
    nodeId: id,
    command: id,
    params: z.unknown().optional(),
    timeoutMs: z.int().min(0).max(LIMITS.longestInvokeMs).default(LIMITS.invokeMs),
    idempotencyKey: id,
    // For the assistant's own bookkeeping; a node never gets them.
    sessionKey: id.optional(),
    turnSourceChannel: id.optional(),
    turnSourceTo: id.optional(),
    turnSourceAccountId: id.optional(),
    turnSourceThreadId: z.union([id, z.number()]).optional(),
  }),
);
const ofCall = z.strictObject({ idempotencyKey: id });
const moreInput = ofCall.extend({ payloadJSON: z.string().max(LIMITS.invokeChunkLength) });

/** What only the gateway's own approvals may say to a node; from a caller it would be a forged approval. */
const CONTROL_FIELDS = ['approved', 'approvalDecision'];

export function nodeMethods(parts: {
  readonly registry: Registry;
  readonly nodes: LiveNodes;
  readonly invocations: Invocations;
  readonly clock: Clock;
  policy(): NodeCommandPolicy;
}): Method[] {
  const { registry, nodes, invocations, clock } = parts;

  const life = (device: PairedDevice): NodeLife => {
    const session = nodes.serving(device.deviceId);
    return {
      session,
      effective: session === undefined ? NO_SURFACE : nodes.effective(session),
      stats: session && nodes.statsOf(session),
      lastSeenAtMs: registry.lastSeen(device.deviceId),
    };
  };
  const record = (device: PairedDevice) => nodeRecord(device, life(device));
  const known = (): PairedDevice[] => [...registry.all()].filter((device) => device.roles.node !== undefined);

  return [
    method('node.list', operator('operator.read'), nothing, () =>
      succeed({ ts: clock.now(), nodes: known().map(record) }),
    ),

    method('environments.list', operator('operator.read'), anything, () => {
      const machines = known().map((device) => nodeEnvironment(device, life(device)));
      return succeed({ environments: [gatewayEnvironment(), ...machines] });
    }),

    method('node.describe', operator('operator.read'), ofNode, ({ nodeId }) => {
      const device = registry.get(nodeId);
      if (device?.roles.node === undefined) return invalidRequest('unknown nodeId');
      return succeed({ ts: clock.now(), ...record(device) });
    }),

    method('node.invoke', operator('operator.write'), invoke, (call, caller) => {
      const { nodeId, command, idempotencyKey, timeoutMs } = call;
      const access = invokeAccess(command);
      if (access === 'refused') return invalidRequest(`${command} is not for node.invoke`);
      if (access === 'admin' && !caller.holds('operator.admin')) return missingScope('operator.admin');
      const target = targetOf(nodeId, command, registry.get(nodeId), nodes, parts.policy());
      if ('ok' in target) return target;
      const paramsJSON = paramsFor(command, call.params);
      return invocations.start({ nodeId, command, paramsJSON, timeoutMs, idempotencyKey }, caller, target.session);
    }),

    method('node.invoke.input', operator('operator.write'), moreInput, ({ idempotencyKey, payloadJSON }, caller) =>
      succeed({ ok: true, ...(!invocations.input(idempotencyKey, payloadJSON, caller) && { ignored: true }) }),
    ),

    method('node.invoke.cancel', operator('operator.write'), ofCall, ({ idempotencyKey }, caller) =>
      succeed({ ok: true, ...(!invocations.cancel(idempotencyKey, caller) && { ignored: true }) }),
    ),
  ];
}

/** The connection that serves this call, or why there is none. */
function targetOf(
  nodeId: string,
  command: string,
  device: PairedDevice | undefined,
  nodes: LiveNodes,
  policy: NodeCommandPolicy,
): { readonly session: Session } | Reply {
  if (device?.roles.node === undefined) return pairingChanged('unknown node');
  const session = nodes.serving(nodeId);
  if (session === undefined) {
    const nodeError = { code: 'NOT_CONNECTED', message: 'node not connected' };
    const details = { code: 'NOT_CONNECTED', nodeError, nodeCommandDispatched: false };
    return fail(ErrorCodes.UNAVAILABLE, 'node not connected', { details });
  }
  if (nodes.effective(session).commands.includes(command)) return { session };
  const { declared = NO_SURFACE, client } = session.facts;
  if (!mayEverHave({ ...client, ...declared }, command, policy)) return notAllowed('command not allowlisted', command);
  if (!declared.commands.includes(command)) return notAllowed('command not declared by node', command);
  return pairingChanged('this command of the node is not approved yet');
}

function pairingChanged(message: string): Reply {
  return fail(ErrorCodes.UNAVAILABLE, message, { retryable: true, details: { code: 'PAIRING_CHANGED' } });
}

/** The message names what to do; `details.reason` is what official clients tell the cases apart by. */
function notAllowed(reason: 'command not allowlisted' | 'command not declared by node', command: string): Reply {
  const told =
    reason === 'command not allowlisted' ? `add ${JSON.stringify(command)} to gateway.nodes.commands.allow` : reason;
  return fail(ErrorCodes.INVALID_REQUEST, `node command not allowed: ${told}`, { details: { reason, command } });
}

function paramsFor(command: string, params: unknown): string | undefined {
  if (params === undefined) return undefined;
  if (!command.startsWith('system.run') || typeof params !== 'object' || params === null || Array.isArray(params)) {
    return JSON.stringify(params);
  }
  const kept = Object.entries(params).filter(([name]) => !CONTROL_FIELDS.includes(name));
  return JSON.stringify({ runId: randomUUID(), ...Object.fromEntries(kept) });
}
