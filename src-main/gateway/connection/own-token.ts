/** Letting in a device that is paired: by the token it holds, or with a new one. */
import { findToken, mintToken, useToken } from '../auth/device-tokens.ts';
import { grantedScopes } from '../auth/scopes.ts';
import { changeGrant, standingGrant, type PairedDevice, type RoleGrant } from '../pairing/paired-device.ts';
import type { Role } from '../protocol/desk.ts';
import { askFor, needOf, type Knocker } from './knocker.ts';
import { guessOf, shown } from './presented-secret.ts';
import { admitted, refuse, type Admission, type Gate, type Verdict } from './verdict.ts';

/** Undefined where the device did not show a valid token of its own: then its other credentials count. */
export async function admitByOwnToken(
  device: PairedDevice,
  knocker: Knocker,
  gate: Gate,
): Promise<Verdict | undefined> {
  const { auth } = knocker.connect;
  const nowMs = gate.clock.now();
  const grant = standingGrant(device, knocker.role, nowMs);
  const candidate = shown(auth.deviceToken) ?? shown(auth.token);
  if (grant === undefined || candidate === undefined) return undefined;
  const index = findToken(grant.tokens, candidate);
  if (index < 0) return undefined;
  const need = needOf(device, knocker, nowMs);
  if (need !== undefined) return askFor(need, device, knocker, 'secret', gate);

  const issuedAtMs = grant.tokens[index]?.createdAtMs ?? nowMs;
  let { scopes } = grant;
  if (useToken(grant.tokens, index, nowMs) !== undefined) {
    const saved = await saveGrant(gate, device.deviceId, knocker.role, (current) => {
      const tokens = useToken(current.tokens, findToken(current.tokens, candidate), nowMs);
      return tokens === undefined ? current : { ...current, tokens, firstConnectWithoutSecret: false };
    });
    if (saved === 'not-saved') return refuse({ kind: 'not-saved' });
    // Removed or replaced while that was being written.
    if (saved === undefined || findToken(saved.tokens, candidate) < 0) return refuse({ kind: 'device-token-mismatch' });
    ({ scopes } = saved);
  }
  return admittedWith(knocker, scopes, 'device-token', { token: candidate, issuedAtMs });
}

/** A device that was approved while it had no secret comes back without one too, until its first token is in use. */
export async function admitFirstConnectWithoutSecret(
  device: PairedDevice,
  knocker: Knocker,
  gate: Gate,
): Promise<Verdict | undefined> {
  const grant = device.roles[knocker.role];
  const isBare = guessOf(knocker.connect.auth, gate.settings.auth.mode) === undefined;
  const isFirst =
    grant?.firstConnectWithoutSecret === true && grant.tokens.every((known) => known.usedAtMs === undefined);
  if (!isBare || !isFirst || needOf(device, knocker, gate.clock.now()) !== undefined) return undefined;
  return await admitWithNewToken(device, knocker, 'none', gate);
}

export async function admitWithNewToken(
  device: PairedDevice,
  knocker: Knocker,
  method: Admission['method'],
  gate: Gate,
): Promise<Verdict> {
  const nowMs = gate.clock.now();
  let token = '';
  const grant = await saveGrant(gate, device.deviceId, knocker.role, (current) => {
    const minted = mintToken(current.tokens, nowMs);
    token = minted.token;
    return { ...current, tokens: minted.tokens };
  });
  if (grant === 'not-saved') return refuse({ kind: 'not-saved' });
  if (grant === undefined) return refuse({ kind: 'device-token-mismatch' }); // removed while that was being written
  return admittedWith(knocker, grant.scopes, method, { token, issuedAtMs: nowMs });
}

/** The role's grant with this change; undefined where it grants nothing any more at the moment of the write. */
export async function saveGrant(
  { registry, clock }: Gate,
  deviceId: string,
  role: Role,
  change: (grant: RoleGrant) => RoleGrant | undefined,
): Promise<RoleGrant | undefined | 'not-saved'> {
  try {
    const changed = await registry.change(deviceId, (current) => {
      const isStanding = current !== undefined && standingGrant(current, role, clock.now()) !== undefined;
      return isStanding ? changeGrant(current, role, change) : undefined;
    });
    return changed?.after.roles[role];
  } catch {
    return 'not-saved'; // the store has logged why
  }
}

export function admittedWith(
  { role, asked, identity }: Knocker,
  approved: readonly string[],
  method: Admission['method'],
  deviceToken: { readonly token: string; readonly issuedAtMs: number },
  more: Pick<Admission, 'repaired'> = {},
): Verdict {
  const scopes = grantedScopes(asked, approved);
  return admitted({ role, scopes, method, deviceToken, ...more, ...(identity && { deviceId: identity.deviceId }) });
}
