/** What a node may call (official): a closed list. What the gateway has no use for is only checked. */
import { z } from 'zod';
import type { Invocations, NodeResult } from '../nodes/invocations.ts';
import type { NodeEvents } from '../nodes/node-events.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import { id, nothing } from './params.ts';
import { method, node, type Method } from './table.ts';

const result = z.lazy(() =>
  z.strictObject({
    id,
    nodeId: id,
    ok: z.boolean(),
    payload: z.unknown().optional(),
    payloadJSON: z.string().nullish(),
    error: z.strictObject({ code: z.string().min(1).optional(), message: z.string().min(1).optional() }).nullish(),
  }),
);
const progress = z.lazy(() =>
  z.strictObject({
    invokeId: id,
    nodeId: id,
    seq: z.int().min(0),
    chunk: z.string().max(LIMITS.invokeChunkLength),
  }),
);
const event = z.strictObject({ event: id, payload: z.unknown().optional(), payloadJSON: z.string().nullish() });
const published = z.array(z.looseObject({})).max(LIMITS.nodePublishedItems);

export function nodeRoleMethods({
  invocations,
  events,
}: {
  readonly invocations: Invocations;
  readonly events: NodeEvents;
}): Method[] {
  return [
    method('node.invoke.result', node, result, (params, caller) => {
      if (params.nodeId !== nodeIdOf(caller)) return invalidRequest('nodeId mismatch');
      const settled = invocations.settle(params.id, resultOf(params), caller);
      return succeed({ ok: true, ...(!settled && { ignored: true }) });
    }),

    method('node.invoke.progress', node, progress, ({ invokeId, nodeId, seq, chunk }, caller) => {
      if (nodeId !== nodeIdOf(caller)) return invalidRequest('nodeId mismatch');
      const known = invocations.progress(invokeId, { seq, chunk }, caller);
      return succeed({ ok: true, ...(!known && { ignored: true }) });
    }),

    method('node.event', node, event, ({ event: name, payload, payloadJSON }, caller) => {
      const told = payload ?? parsed(payloadJSON);
      return succeed({ ok: true, event: name, ...events.take(nodeIdOf(caller), name, told, caller) });
    }),

    method('node.pluginTools.update', node, z.strictObject({ tools: published }), (_params, caller) =>
      succeed({ nodeId: nodeIdOf(caller), tools: [] }),
    ),
    method('node.skills.update', node, z.strictObject({ skills: published }), (_params, caller) =>
      succeed({ nodeId: nodeIdOf(caller), skills: [] }),
    ),
    method('node.runnerInventory.update', node, z.looseObject({}), (_params, caller) =>
      succeed({ nodeId: nodeIdOf(caller) }),
    ),
    // Nothing is ever queued for a node that is away: a call to it fails at once.
    method('node.pending.pull', node, nothing, (_params, caller) => succeed({ nodeId: nodeIdOf(caller), actions: [] })),
    method(
      'node.pending.ack',
      node,
      z.strictObject({ ids: z.array(id).min(1).max(LIMITS.idLength) }),
      ({ ids }, caller) => succeed({ nodeId: nodeIdOf(caller), ackedIds: ids, remaining: 0 }),
    ),
    method(
      'node.pending.drain',
      node,
      z.strictObject({ maxItems: z.int().min(1).max(10).optional() }),
      (_params, caller) => succeed({ nodeId: nodeIdOf(caller), revision: 0, items: [], hasMore: false }),
    ),
    method('skills.bins', node, nothing, () => succeed({ bins: [] })),
  ];
}

/** A node is always a device: none is let in without an identity. */
function nodeIdOf({ facts }: Session): string {
  return facts.deviceId ?? '';
}

function resultOf({ ok, payload, payloadJSON, error }: z.infer<typeof result>): NodeResult {
  if (!ok) return { ok: false, code: error?.code ?? 'UNAVAILABLE', message: error?.message ?? 'node invoke failed' };
  if (typeof payloadJSON !== 'string') return { ok: true, payloadJSON: JSON.stringify(payload) };
  return isJson(payloadJSON)
    ? { ok: true, payloadJSON }
    : { ok: false, code: 'INVALID_RESULT', message: 'the node answered with something that is not JSON' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parsed(text: string | null | undefined): unknown {
  return typeof text === 'string' && isJson(text) ? JSON.parse(text) : undefined;
}
