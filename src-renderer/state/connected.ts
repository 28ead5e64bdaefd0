/** Everyone who is connected now: trusted devices, and keys that are here by the gateway's token alone. */
import type { DeskList, PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import type { SignedInView } from '../../src-main/gateway/protocol/trust.ts';

export type Connected =
  | { readonly kind: 'paired'; readonly deviceId: string; readonly device: PairedDeviceView }
  | { readonly kind: 'signed-in'; readonly deviceId: string; readonly device: SignedInView };

/** Ordered by key, so that whoever comes or goes moves the others as little as possible. */
export function connectedOf({ devices, signedIn = [] }: Pick<DeskList, 'devices' | 'signedIn'>): readonly Connected[] {
  const paired = devices
    .filter(({ connected }) => connected)
    .map((device) => ({ kind: 'paired' as const, deviceId: device.deviceId, device }));
  const known = new Set(paired.map(({ deviceId }) => deviceId));
  const others = signedIn
    .filter(({ deviceId }) => !known.has(deviceId))
    .map((device) => ({ kind: 'signed-in' as const, deviceId: device.deviceId, device }));
  return [...paired, ...others].toSorted((one, other) => (one.deviceId < other.deviceId ? -1 : 1));
}
