/** The second layer of a node's pairing as a state: what it may run, what it asks for. Pure; each step is a new record. */
import {
  approvedPart,
  coversSurface,
  isEmpty,
  NO_SURFACE,
  sameSurface,
  type NodeSurface,
} from '../nodes/node-surface.ts';
import type { PairedDevice } from './paired-device.ts';

/** A node declared itself. The same record where nothing changes by that. */
export function afterDeclaring(
  device: PairedDevice,
  declared: NodeSurface,
  requestId: string,
  askedAtMs: number,
): PairedDevice {
  if (device.roles.node === undefined) return device;
  const { pending, ...node } = device.node ?? {};
  if (isEmpty(declared) || coversSurface(node.approved ?? NO_SURFACE, declared)) {
    return pending === undefined ? device : { ...device, node };
  }
  if (pending !== undefined && sameSurface(pending.surface, declared)) return device;
  return { ...device, node: { ...node, pending: { requestId, surface: declared, askedAtMs } } };
}

/** Undefined where this request is not the one that waits. */
export function afterApproving(device: PairedDevice, requestId: string): PairedDevice | undefined {
  const pending = device.node?.pending;
  return pending?.requestId === requestId ? { ...device, node: { approved: pending.surface } } : undefined;
}

export function afterDenying(device: PairedDevice, requestId: string): PairedDevice | undefined {
  const { pending, ...node } = device.node ?? {};
  if (pending?.requestId !== requestId) return undefined;
  return { ...device, node: { ...node, declined: pending.surface } };
}

/**
 * The approval of what `before` asked was taken back: what was approved until then holds again, and the rest is asked once
 * more under a new id, as something that the person has seen and left out. Undefined where there is nothing to take back.
 */
export function afterTakingBack(
  device: PairedDevice,
  before: PairedDevice,
  requestId: string,
): PairedDevice | undefined {
  const { pending, approved } = before.node ?? {};
  if (pending === undefined || device.roles.node === undefined) return undefined;
  const node = { declined: pending.surface, pending: { ...pending, requestId } };
  return { ...device, node: approved === undefined ? node : { ...node, approved } };
}

/** The person has seen all of this and left it out. */
export function wasDeclined({ node }: PairedDevice): boolean {
  return node?.pending !== undefined && coversSurface(node.declined ?? NO_SURFACE, node.pending.surface);
}

/** What a live node may do: declared ∩ approved. */
export function effectiveSurface(device: PairedDevice | undefined, declared: NodeSurface): NodeSurface {
  const approved = device?.roles.node === undefined ? undefined : device.node?.approved;
  return approved === undefined ? NO_SURFACE : approvedPart(declared, approved);
}
