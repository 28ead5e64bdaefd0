/** The nodes that are connected, and what each may run at this moment: declared ∩ approved, both already cut by policy. */
import { effectiveSurface } from '../pairing/node-approval.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { Registry } from '../pairing/registry.ts';
import type { Session } from '../routing/session.ts';
import type { Sessions } from '../routing/sessions.ts';
import { NO_SURFACE, type NodeSurface } from './node-surface.ts';

export type HostStats = Readonly<Record<string, unknown>>;

interface Judged {
  /** Records are never changed but replaced: the same record means the same answer. */
  readonly device: PairedDevice | undefined;
  readonly surface: NodeSurface;
}

export class LiveNodes {
  readonly #registry: Registry;
  readonly #sessions: Sessions;
  readonly #judged = new WeakMap<Session, Judged>();
  readonly #stats = new WeakMap<Session, HostStats>();

  constructor({ registry, sessions }: { readonly registry: Registry; readonly sessions: Sessions }) {
    this.#registry = registry;
    this.#sessions = sessions;
  }

  /** The newest of a node's sockets serves. */
  serving(nodeId: string): Session | undefined {
    return this.#sessions.ofDevice(nodeId).findLast((session) => session.open && session.facts.role === 'node');
  }

  effective(session: Session): NodeSurface {
    const { deviceId, declared = NO_SURFACE } = session.facts;
    const device = deviceId === undefined ? undefined : this.#registry.get(deviceId);
    const known = this.#judged.get(session);
    if (known !== undefined && known.device === device) return known.surface;
    const surface = effectiveSurface(device, declared);
    this.#judged.set(session, { device, surface });
    return surface;
  }

  statsOf(session: Session): HostStats | undefined {
    return this.#stats.get(session);
  }

  noteStats(session: Session, stats: HostStats): void {
    this.#stats.set(session, stats);
  }
}
