/** A gateway whose devices are written late, or not at all. */
import type { GatewayPorts } from '../../src-main/gateway/index.ts';

/** Each write of a device waits for this first. */
export function writingAfter(before: () => Promise<void>) {
  return (made: GatewayPorts): GatewayPorts => {
    const { store } = made;
    return {
      ...made,
      store: {
        put: async (device) => {
          await before();
          await store.put(device);
        },
        load: () => store.load(),
        remove: (deviceId) => store.remove(deviceId),
        noteSeen: (deviceId, atMs) => {
          store.noteSeen(deviceId, atMs);
        },
        flush: () => store.flush(),
      },
    };
  };
}

/** Takes no device while it is full; what it has can still be removed. */
export class FullDisk {
  full: boolean;
  readonly ports = writingAfter(async () => {
    await Promise.resolve();
    if (this.full) throw new Error('ENOSPC');
  });

  constructor(full = false) {
    this.full = full;
  }
}
