/** Everyone who is connected, and the broadcasts that reach them by scope. */
import type { Scope } from '../auth/scopes.ts';
import type { Close } from '../protocol/close.ts';
import type { Session } from './session.ts';

/** Whom a broadcast may reach. */
export type Reach = (session: Session) => boolean;

/** Nodes too. */
export const everyone: Reach = () => true;

/** The operators who hold this scope. */
export function holding(scope: Scope): Reach {
  return (session) => session.facts.role === 'operator' && session.holds(scope);
}

export class Sessions {
  readonly #all = new Set<Session>();
  readonly #byDevice = new Map<string, Set<Session>>();

  add(session: Session): void {
    this.#all.add(session);
    const { deviceId } = session.facts;
    if (deviceId === undefined) return;
    const ofDevice = this.#byDevice.get(deviceId) ?? new Set();
    ofDevice.add(session);
    this.#byDevice.set(deviceId, ofDevice);
  }

  remove(session: Session): void {
    this.#all.delete(session);
    const { deviceId } = session.facts;
    const ofDevice = deviceId === undefined ? undefined : this.#byDevice.get(deviceId);
    if (deviceId === undefined || ofDevice === undefined) return;
    ofDevice.delete(session);
    if (ofDevice.size === 0) this.#byDevice.delete(deviceId);
  }

  all(): Iterable<Session> {
    return this.#all;
  }

  ofDevice(deviceId: string): readonly Session[] {
    return [...(this.#byDevice.get(deviceId) ?? [])];
  }

  /** Devices, not sockets. */
  get connectedDevices(): number {
    return this.#byDevice.size;
  }

  broadcast(event: string, payload: unknown, reaches: Reach, stateVersion?: Readonly<Record<string, number>>): void {
    const frame = { type: 'event', event, payload, ...(stateVersion && { stateVersion }) };
    const body = JSON.stringify(frame).slice(0, -1); // serialised once; each session adds its own number
    for (const session of this.#all) if (reaches(session)) session.broadcast(body);
  }

  closeDevice(deviceId: string, close: Close): void {
    for (const session of this.ofDevice(deviceId)) session.close(close);
  }

  /** The owner's own surfaces stay: they must be able to start the gateway again. */
  closeRemote(close: Close): void {
    for (const session of [...this.#all]) if (session.facts.owner === undefined) session.close(close);
  }
}
