/** What a node tells of itself. It goes on to operators under the gateway's own event names, with the node's id on it. */
import { z } from 'zod';
import type { Registry } from '../pairing/registry.ts';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import { RateCap } from '../routing/rate-cap.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import type { LiveNodes } from './live-nodes.ts';

const amount = z.number().min(0);
const statsSchema = z.lazy(() =>
  z.object({
    cpuCount: amount.optional(),
    loadAverage: z.array(amount).length(3).optional(),
    memoryTotalBytes: amount.optional(),
    memoryFreeBytes: amount.optional(),
    memoryUsedBytes: amount.optional(),
    memoryAvailableBytes: amount.optional(),
    diskTotalBytes: amount.optional(),
    diskFreeBytes: amount.optional(),
    diskUsedBytes: amount.optional(),
    diskAvailableBytes: amount.optional(),
  }),
);
const idleSchema = z.object({ idleSeconds: z.int().min(0).max(2_592_000), saturated: z.boolean().optional() });
const clearSchema = z.object({ action: z.literal('clear') });

export interface Handled {
  readonly handled: boolean;
  readonly reason: string;
}

const INVALID: Handled = { handled: false, reason: 'invalid_payload' };

export class NodeEvents {
  readonly #clock: Clock;
  readonly #registry: Registry;
  readonly #sessions: Sessions;
  readonly #nodes: LiveNodes;
  readonly #cap: RateCap;

  constructor(parts: {
    readonly clock: Clock;
    readonly registry: Registry;
    readonly sessions: Sessions;
    readonly nodes: LiveNodes;
  }) {
    this.#clock = parts.clock;
    this.#registry = parts.registry;
    this.#sessions = parts.sessions;
    this.#nodes = parts.nodes;
    this.#cap = new RateCap(parts.clock, LIMITS.nodeEventsPerMinute);
  }

  take(nodeId: string, event: string, payload: unknown, session: Session): Handled {
    if (!this.#cap.take(nodeId)) return { handled: false, reason: 'rate_limited' };
    switch (event) {
      case 'node.host.stats':
        return this.#hostStats(nodeId, payload, session);
      case 'node.presence.alive':
        this.#registry.noteSeen(nodeId, this.#clock.now());
        return { handled: true, reason: 'updated' };
      case 'node.presence.activity':
        return this.#activity(nodeId, payload);
      default:
        return { handled: false, reason: 'unsupported_event' };
    }
  }

  #hostStats(nodeId: string, payload: unknown, session: Session): Handled {
    const parsed = statsSchema.safeParse(payload);
    if (!parsed.success) return INVALID;
    const hostStats = { ...parsed.data, updatedAtMs: this.#clock.now() };
    this.#nodes.noteStats(session, hostStats);
    this.#sessions.broadcast('node.hostStats', { nodeId, hostStats });
    return { handled: true, reason: 'updated' };
  }

  #activity(nodeId: string, payload: unknown): Handled {
    const idle = idleSchema.safeParse(payload);
    if (!idle.success && !clearSchema.safeParse(payload).success) return INVALID;
    const nowMs = this.#clock.now();
    const times = idle.success
      ? { lastActiveAtMs: nowMs - idle.data.idleSeconds * 1_000, presenceUpdatedAtMs: nowMs }
      : { lastActiveAtMs: null, presenceUpdatedAtMs: null };
    this.#sessions.broadcast('node.presence', { nodeId, ...times });
    return { handled: true, reason: 'updated' };
  }
}
