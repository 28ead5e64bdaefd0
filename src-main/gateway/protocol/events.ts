/** Every event that this gateway sends, and who hears it. */
import type { Scope } from '../auth/scopes.ts';

/** A scope is that of an operator; a node hears only what everyone hears. */
export const BROADCASTS = {
  tick: 'everyone',
  health: 'everyone',
  shutdown: 'everyone',
  presence: 'operator.read',
  'config.changed': 'operator.read',
  'node.presence': 'operator.read',
  'node.hostStats': 'operator.read',
  'device.pair.requested': 'operator.pairing',
  'device.pair.resolved': 'operator.pairing',
  'device.pair.changed': 'operator.pairing',
  'device.pair.setup.completed': 'operator.pairing',
  'device.pair.setup.deliveryUncertain': 'operator.pairing',
  'node.pair.requested': 'operator.pairing',
  'node.pair.resolved': 'operator.pairing',
  /** Our own: something in `desk.list` changed. */
  'desk.changed': 'operator.pairing',
  /** Our own: what became of a setup code. */
  'desk.setup': 'operator.admin',
  /** Our own: a new entry of the history. */
  'desk.history': 'operator.pairing',
  /** Our own: who talks now; only where it was asked for (`desk.watchTraffic`). */
  'desk.traffic': 'operator.pairing',
} as const satisfies Record<string, Scope | 'everyone'>;

export type Broadcast = keyof typeof BROADCASTS;

/** Sent to one peer only, without a sequence number. */
const DIRECT_EVENTS = [
  'connect.challenge',
  'node.invoke.request',
  'node.invoke.progress',
  'node.invoke.input',
  'node.invoke.cancel',
] as const;

export const SERVED_EVENTS: readonly string[] = [...DIRECT_EVENTS, ...Object.keys(BROADCASTS)];
