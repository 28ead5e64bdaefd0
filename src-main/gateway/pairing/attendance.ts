/** Who is here: trusted devices, and keys that came in by the shared secret alone. Tells who comes and who leaves. */
import type { PairedDeviceView } from '../protocol/desk.ts';
import type { SignedInView } from '../protocol/trust.ts';
import type { Session } from '../routing/session.ts';
import type { DeskParts } from './desk-parts.ts';
import { signedInView } from './device-view.ts';
import { isOnFirstConnection, type PairedDevice } from './paired-device.ts';

export class Attendance {
  readonly #parts: Pick<DeskParts, 'clock' | 'registry' | 'sessions' | 'emit' | 'view'>;

  constructor(parts: Pick<DeskParts, 'clock' | 'registry' | 'sessions' | 'emit' | 'view'>) {
    this.#parts = parts;
  }

  devices(): readonly PairedDeviceView[] {
    const { registry, sessions, view } = this.#parts;
    const devices = sessions.deviceIds().flatMap((deviceId) => registry.get(deviceId) ?? []);
    return devices.map((device) => view(device)).filter(({ connected }) => connected);
  }

  /** Nobody approved them. */
  strangers(): readonly SignedInView[] {
    const { sessions } = this.#parts;
    const ids = [...sessions.all()].flatMap((session) => this.#strangerOf(session) ?? []);
    return [...new Set(ids)].flatMap((deviceId) => signedInView(sessions.ofDevice(deviceId)) ?? []);
  }

  /** To be called once the session is among the others. */
  came(session: Session): void {
    const { registry, sessions, clock, emit, view } = this.#parts;
    const device = this.#deviceOf(session);
    if (device === undefined) {
      const stranger = this.#strangerOf(session);
      const who = stranger === undefined ? undefined : signedInView(sessions.ofDevice(stranger));
      if (who !== undefined) emit({ type: 'signed-in', who });
      return;
    }
    const firstTime = isOnFirstConnection(device);
    registry.noteSeen(device.deviceId, clock.now());
    emit({ type: 'connected', device: view(device), firstTime });
  }

  /** To be called once it is no longer among them. */
  left(session: Session): void {
    const { registry, clock, emit, view } = this.#parts;
    const device = this.#deviceOf(session);
    if (device === undefined) {
      const deviceId = this.#strangerOf(session);
      if (deviceId !== undefined) emit({ type: 'signed-in-left', deviceId });
      return;
    }
    registry.noteSeen(device.deviceId, clock.now());
    emit({ type: 'disconnected', device: view(device) });
  }

  #deviceOf({ facts }: Session): PairedDevice | undefined {
    return facts.deviceId === undefined ? undefined : this.#parts.registry.get(facts.deviceId);
  }

  /** The key of a session that is let in without being trusted. */
  #strangerOf(session: Session): string | undefined {
    return this.#deviceOf(session) === undefined ? session.facts.deviceId : undefined;
  }
}
