/** Everyone who is connected, and the broadcasts that reach them by scope. */
import type { Close } from '../protocol/close.ts';
import type { Role } from '../protocol/desk.ts';
import { BROADCASTS, type Broadcast } from '../protocol/events.ts';
import type { Session, SessionFacts } from './session.ts';

/** A further condition on whom a broadcast reaches. */
export type Reach = (session: Session) => boolean;

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

  deviceIds(): readonly string[] {
    return [...this.#byDevice.keys()];
  }

  /** Devices, not sockets. */
  get connectedDevices(): number {
    return this.#byDevice.size;
  }

  /**
   * Reaches those whom the table of events names (protocol/events.ts), and of them those whom `reaches` lets through.
   * Returns how many characters that is in all.
   */
  broadcast(
    event: Broadcast,
    payload: unknown,
    {
      reaches,
      stateVersion,
    }: { readonly reaches?: Reach; readonly stateVersion?: Readonly<Record<string, number>> } = {},
  ): number {
    const frame = { type: 'event', event, payload, ...(stateVersion && { stateVersion }) };
    const body = JSON.stringify(frame).slice(0, -1); // serialised once; each session adds its own number
    const scope = BROADCASTS[event];
    let characters = 0;
    for (const session of this.#all) {
      const isMeant = scope === 'everyone' || (session.facts.role === 'operator' && session.holds(scope));
      if (!isMeant || reaches?.(session) === false) continue;
      session.broadcast(body);
      characters += body.length;
    }
    return characters;
  }

  /** All sessions of a device, or those in one role. */
  closeDevice(
    deviceId: string,
    close: Close,
    { role, except }: { readonly role?: Role; readonly except?: Session | undefined } = {},
  ): void {
    for (const session of this.ofDevice(deviceId)) {
      if (session !== except && (role === undefined || session.facts.role === role)) session.close(close);
    }
  }

  /** The owner's own surfaces stay: they must be able to start the gateway again. */
  closeRemote(close: Close, which: Reach = () => true): void {
    for (const session of [...this.#all]) if (session.facts.owner === undefined && which(session)) session.close(close);
  }

  /** Closes each session as `how` says of it; those of which it says nothing go on, and so do the owner's own. */
  endRemote(how: (facts: SessionFacts) => Close | undefined, except?: Session): void {
    for (const session of [...this.#all]) {
      const close = session === except || session.facts.owner !== undefined ? undefined : how(session.facts);
      if (close !== undefined) session.close(close);
    }
  }
}
