/** A trusted device whose token is old: offered to the owner, and let in once when the owner has said yes. */
import { rotateToken } from '../auth/device-tokens.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { RepairOffer } from '../protocol/repair.ts';
import { needOf, type Knocker } from './knocker.ts';
import { admittedWith, saveGrant } from './own-token.ts';
import { shown } from './presented-secret.ts';
import { refuse, type Gate, type Verdict } from './verdict.ts';

/** Undefined where there is nothing to repair: the device is not known, shows no token, or needs an approval anyway. */
export function offerRepair(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): RepairOffer | undefined {
  const { connect, role, asked, arrival } = knocker;
  const isKnown = device !== undefined && needOf(device, knocker, gate.clock.now()) === undefined;
  if (!isKnown || shown(connect.auth.deviceToken) === undefined || gate.registry.isTest(device.deviceId)) {
    return undefined;
  }
  const { address, locality } = arrival;
  return gate.repairs.offer({ device, role, scopes: asked, address, locality });
}

/** Whatever token it shows, or none: its key is proved. Undefined where nobody said yes to this. */
export async function admitByRepair(device: PairedDevice, knocker: Knocker, gate: Gate): Promise<Verdict | undefined> {
  const { role, asked } = knocker;
  const nowMs = gate.clock.now();
  if (needOf(device, knocker, nowMs) !== undefined) return undefined;
  const repair = gate.repairs.claim(device.deviceId, role, asked);
  if (repair === undefined) return undefined;
  const { token, tokens } = rotateToken(nowMs);
  const saved = await saveGrant(gate, device.deviceId, role, (grant) =>
    repair.holdsFor(grant) ? { ...grant, tokens, firstConnectWithoutSecret: false } : undefined,
  );
  if (saved === 'not-saved') {
    repair.release();
    return refuse({ kind: 'not-saved' });
  }
  if (saved === undefined) {
    repair.settle('expired'); // something else was decided about it meanwhile
    return undefined;
  }
  repair.settle('used');
  gate.slowDown.right(device.deviceId);
  return admittedWith(knocker, saved.scopes, 'none', { token, issuedAtMs: nowMs }, { repaired: true });
}
