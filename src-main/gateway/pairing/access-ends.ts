/**
 * Takes a role away when the time is over for which it was granted. Admission looks at the clock by itself; this ends the
 * connections that are open then, and says so.
 */
import type { Clock, Logger } from '../ports.ts';
import { CLOSE } from '../protocol/close.ts';
import type { PairedDeviceView, Role } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Sessions } from '../routing/sessions.ts';
import { commandRequest } from './command-desk.ts';
import type { DeskEvent } from './desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { endedRoles, firstEnd } from './device-access.ts';
import { withoutRole, type PairedDevice } from './paired-device.ts';
import type { Changed, Registry } from './registry.ts';

export class AccessEnds {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #registry: Registry;
  readonly #sessions: Sessions;
  readonly #emit: (event: DeskEvent) => void;
  readonly #view: (device: PairedDevice) => PairedDeviceView;
  /** Wall-clock milliseconds of the first end, by device id; only devices that have one. */
  readonly #ends = new Map<string, number>();
  #cancel: (() => void) | undefined;

  constructor(parts: Pick<DeskParts, 'clock' | 'logger' | 'registry' | 'sessions' | 'emit' | 'view'>) {
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#registry = parts.registry;
    this.#sessions = parts.sessions;
    this.#emit = parts.emit;
    this.#view = parts.view;
  }

  /** After all devices were read. */
  start(): void {
    for (const device of this.#registry.all()) this.#note(device);
    this.#arm();
  }

  /** After any decision about this device. */
  look(deviceId: string): void {
    const device = this.#registry.get(deviceId);
    if (device === undefined) this.#ends.delete(deviceId);
    else this.#note(device);
    this.#arm();
  }

  #note(device: PairedDevice): void {
    const end = firstEnd(device);
    if (end === undefined) this.#ends.delete(device.deviceId);
    else this.#ends.set(device.deviceId, end);
  }

  #arm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#ends.size === 0) return;
    const left = Math.min(...this.#ends.values()) - this.#clock.now();
    this.#cancel = this.#clock.after(Math.min(Math.max(0, left), LIMITS.accessCheckMs), () => {
      this.#sweep();
    });
  }

  #sweep(): void {
    const nowMs = this.#clock.now();
    const over = [...this.#ends].filter(([, end]) => end <= nowMs).map(([deviceId]) => deviceId);
    for (const deviceId of over) {
      this.#ends.delete(deviceId);
      void this.#end(deviceId, nowMs);
    }
    this.#arm();
  }

  async #end(deviceId: string, nowMs: number): Promise<void> {
    const device = this.#registry.get(deviceId);
    for (const role of device === undefined ? [] : endedRoles(device, nowMs)) {
      // Not to be held up by the disk: what is over is over.
      this.#sessions.closeDevice(deviceId, CLOSE.deviceRemoved, { role });
      let changed: Changed | undefined;
      try {
        // Where it was extended while this waited for its turn, nothing has ended.
        changed = await this.#registry.change(deviceId, (current) =>
          current && endedRoles(current, nowMs).includes(role) ? ended(current, role, nowMs) : undefined,
        );
      } catch (error) {
        this.#logger.error('the end of a granted time was not saved', { deviceId, role, error });
        this.#ends.set(deviceId, nowMs + LIMITS.accessCheckMs); // it lets nobody in meanwhile
        this.#arm();
        return;
      }
      if (changed?.before !== undefined) this.#tell(changed.before, changed.after, role);
    }
    this.look(deviceId);
  }

  #tell(before: PairedDevice, after: PairedDevice, role: Role): void {
    const request = role === 'node' ? commandRequest(before) : undefined;
    if (request) this.#emit({ type: 'commands-resolved', request, outcome: 'removed', by: 'gateway' });
    this.#emit({ type: 'access-ended', device: this.#view(after), role });
  }
}

function ended(device: PairedDevice, role: Role, nowMs: number): PairedDevice | undefined {
  return withoutRole(device, role, nowMs, { expired: true });
}
