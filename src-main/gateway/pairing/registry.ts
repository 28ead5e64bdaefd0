/** The trusted devices: in memory for speed, in the store for good, and never the one without the other. */
import { OneAtATimePerKey } from '../one-at-a-time.ts';
import type { DeviceStore } from '../ports.ts';
import type { PairedDevice } from './paired-device.ts';

/** A change that holds: the record as it was, undefined where there was none, and as it is. */
export interface Changed {
  readonly before: PairedDevice | undefined;
  readonly after: PairedDevice;
}

export class Registry {
  readonly #store: DeviceStore;
  readonly #devices = new Map<string, PairedDevice>();
  readonly #lastSeen = new Map<string, number>();
  /** Identities of our own, made for "Send a test request". They are forgotten at exit and never stored. */
  readonly #tests = new Set<string>();
  /** One change at a time per device, in order; otherwise two changes could each undo the other. */
  readonly #turns = new OneAtATimePerKey();

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  /** Returns a sentence for each file of which a person should know. */
  async load(): Promise<readonly string[]> {
    const { devices, lastSeen, damage } = await this.#store.load();
    for (const device of devices) this.#devices.set(device.deviceId, device);
    for (const [deviceId, atMs] of lastSeen) this.#lastSeen.set(deviceId, atMs);
    return damage;
  }

  get(deviceId: string): PairedDevice | undefined {
    return this.#devices.get(deviceId);
  }

  all(): Iterable<PairedDevice> {
    return this.#devices.values();
  }

  get size(): number {
    return this.#devices.size;
  }

  lastSeen(deviceId: string): number | undefined {
    return this.#lastSeen.get(deviceId);
  }

  noteSeen(deviceId: string, atMs: number): void {
    if (!this.#devices.has(deviceId)) return;
    this.#lastSeen.set(deviceId, atMs);
    if (!this.#tests.has(deviceId)) this.#store.noteSeen(deviceId, atMs);
  }

  expectTest(deviceId: string): void {
    this.#tests.add(deviceId);
  }

  forgetTest(deviceId: string): void {
    this.#tests.delete(deviceId);
  }

  isTest(deviceId: string): boolean {
    return this.#tests.has(deviceId);
  }

  /**
   * Makes one change durable, then visible. `change` sees the newest record and returns the next one, or undefined to
   * leave it as it is, and so does this. Rejects, with nothing changed, where it can't be written.
   */
  async change(
    deviceId: string,
    change: (device: PairedDevice | undefined) => PairedDevice | undefined,
  ): Promise<Changed | undefined> {
    return await this.#turns.run(deviceId, async () => {
      const before = this.#devices.get(deviceId);
      const after = change(before);
      if (after === undefined) return undefined;
      if (after === before) return { before, after };
      if (!this.#tests.has(deviceId)) await this.#store.put(after);
      this.#devices.set(deviceId, after);
      return { before, after };
    });
  }

  /** Resolves with the record that was removed, once its removal is durable. */
  async remove(deviceId: string): Promise<PairedDevice | undefined> {
    return await this.#turns.run(deviceId, async () => {
      const before = this.#devices.get(deviceId);
      if (before === undefined) return undefined;
      if (!this.#tests.has(deviceId)) await this.#store.remove(deviceId);
      this.#devices.delete(deviceId);
      this.#lastSeen.delete(deviceId);
      return before;
    });
  }
}
