/** A device store that is as slow and as full as a test says. */
import type { PairedDevice } from '../../src-main/gateway/pairing/paired-device.ts';
import type { DeviceStore } from '../../src-main/gateway/ports.ts';

export class Disk implements DeviceStore {
  readonly kept = new Map<string, PairedDevice>();
  readonly seen: string[] = [];
  full = false;
  /** Writes wait until `letGo`. */
  slow = false;
  #held: (() => void)[] = [];

  async load() {
    return { devices: [...this.kept.values()], lastSeen: new Map([['d1', 7]]), damage: ['one was damaged'] };
  }

  async put(device: PairedDevice): Promise<void> {
    await this.#turn();
    this.kept.set(device.deviceId, device);
  }

  async remove(deviceId: string): Promise<void> {
    await this.#turn();
    this.kept.delete(deviceId);
  }

  noteSeen(deviceId: string): void {
    this.seen.push(deviceId);
  }

  async flush(): Promise<void> {
    await Promise.resolve();
  }

  letGo(): void {
    this.slow = false;
    for (const go of this.#held.splice(0)) go();
  }

  async #turn(): Promise<void> {
    if (this.slow) await new Promise<void>((resolve) => this.#held.push(resolve));
    if (this.full) throw new Error('ENOSPC');
  }
}
