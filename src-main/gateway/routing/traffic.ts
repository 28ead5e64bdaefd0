/**
 * Which devices talk with the gateway at this moment, for the pages that draw it. Only frames of a device's own count:
 * what everybody is told says nothing of anyone. Nothing is gathered while nobody watches.
 */
import { authorise } from '../auth/authorise.ts';
import { every } from '../every.ts';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { DeskTraffic, DeviceTraffic } from '../protocol/traffic.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

interface Seen {
  readonly from: number;
  readonly to: number;
}

export class Traffic {
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  readonly #watchers = new Map<Session, () => void>();
  #seen = new WeakMap<Session, Seen>();
  #stop = (): void => undefined;
  /** Monotonic: what was told last is within the budget from then on. */
  #nextAt = 0;

  constructor(clock: Clock, sessions: Sessions) {
    this.#clock = clock;
    this.#sessions = sessions;
  }

  /** Until `unwatch`, or until the session ends. */
  watch(session: Session): void {
    if (this.#watchers.has(session)) return;
    this.#watchers.set(
      session,
      session.whenClosed(() => {
        this.unwatch(session);
      }),
    );
    if (this.#watchers.size > 1) return;
    for (const other of this.#sessions.all()) this.#note(other);
    this.#stop = every(this.#clock, LIMITS.trafficTellMs, () => {
      this.#tell();
    });
  }

  unwatch(session: Session): void {
    this.#watchers.get(session)?.();
    if (!this.#watchers.delete(session) || this.#watchers.size > 0) return;
    this.#stop();
    this.#seen = new WeakMap();
  }

  #tell(): void {
    if (this.#clock.monotonic() < this.#nextAt) return;
    const { devices, others } = this.#gather();
    if (devices.length === 0) return;
    let characters = 0;
    for (const watcher of this.#watchers.keys()) {
      const visible = devices.filter(({ deviceId }) => authorise(watcher, { kind: 'see', deviceId }).ok);
      if (visible.length === 0) continue;
      const payload: DeskTraffic = { devices: visible, others: visible.length === devices.length ? others : 0 };
      const body = JSON.stringify({ type: 'event', event: 'desk.traffic', payload }).slice(0, -1);
      watcher.broadcast(body);
      characters += body.length;
    }
    this.#nextAt = this.#clock.monotonic() + (characters / LIMITS.trafficCharactersPerSecond) * 1000;
  }

  /** Those that talked since the last time. */
  #gather(): { readonly devices: readonly DeviceTraffic[]; readonly others: number } {
    const busy = new Map<string, DeviceTraffic>();
    let others = 0;
    for (const session of this.#sessions.all()) {
      const { deviceId } = session.facts;
      const { from, to } = this.#note(session);
      if (deviceId === undefined || (from === 0 && to === 0)) continue;
      const known = busy.get(deviceId);
      if (known === undefined && busy.size >= LIMITS.trafficDevices) others += 1;
      else busy.set(deviceId, { deviceId, from: from + (known?.from ?? 0), to: to + (known?.to ?? 0) });
    }
    return { devices: [...busy.values()], others };
  }

  /** Frames since the last look. */
  #note(session: Session): Seen {
    const { received: from, sent: to } = session;
    const before = this.#seen.get(session) ?? { from: 0, to: 0 };
    this.#seen.set(session, { from, to });
    return { from: from - before.from, to: to - before.to };
  }
}
