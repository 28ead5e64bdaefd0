/** What a trusted device may do, and for how long, as steps from one record to the next. Pure. */
import { coversScopes, expandScopes, knownScopes } from '../auth/scopes.ts';
import type { Role } from '../protocol/desk.ts';
import type { AccessChange } from './desk.ts';
import { changeGrant, rolesOf, standingGrant, type PairedDevice } from './paired-device.ts';

export type AccessStep =
  | {
      readonly ok: true;
      readonly device: PairedDevice;
      /** Scopes that it is given by this, or given for longer. */
      readonly gains: readonly string[];
      /** Live sessions hold something else now. */
      readonly scopesChanged: boolean;
    }
  | { readonly ok: false; readonly message: string };

/** Wall-clock milliseconds. Undefined where the device has no such role now. */
export function withAccess(
  device: PairedDevice,
  change: Pick<AccessChange, 'role' | 'scopes' | 'expiresAtMs'>,
  nowMs: number,
): AccessStep | undefined {
  const { role } = change;
  const grant = standingGrant(device, role, nowMs);
  if (grant === undefined) return undefined;
  const within = [...grant.scopes, ...grant.withheld];
  const wanted = change.scopes ?? grant.scopes;
  const scopes = knownScopes(wanted);
  if (change.scopes !== undefined && role === 'node') {
    return { ok: false, message: 'A node has no such access: what it runs is allowed command by command.' };
  }
  if (scopes.length !== new Set(wanted).size) return { ok: false, message: 'There is no such access.' };
  if (!coversScopes(within, scopes)) {
    return { ok: false, message: 'The device never asked for that much. It must ask for it first.' };
  }
  const expiresAtMs = change.expiresAtMs === undefined ? grant.expiresAtMs : (change.expiresAtMs ?? undefined);
  if (typeof change.expiresAtMs === 'number' && change.expiresAtMs <= nowMs) {
    return { ok: false, message: 'That time has passed already.' };
  }
  const held = expandScopes(grant.scopes);
  const isLonger = (expiresAtMs ?? Infinity) > (grant.expiresAtMs ?? Infinity);
  const next = changeGrant(device, role, (current) => ({
    ...current,
    scopes,
    withheld: knownScopes(within).filter((scope) => !coversScopes(scopes, [scope])),
    expiresAtMs,
  }));
  return {
    ok: true,
    device: next ?? device,
    gains: [...expandScopes(scopes)].filter((scope) => isLonger || !held.has(scope)),
    scopesChanged: !coversScopes(scopes, grant.scopes) || !coversScopes(grant.scopes, scopes),
  };
}

/** Its tokens end, and every role must be approved again. Undefined where there is nothing left to sign out. */
export function withoutSignIn(device: PairedDevice): PairedDevice | undefined {
  const roles = rolesOf(device).filter((role) => device.roles[role]?.signedOut !== true);
  if (roles.length === 0) return undefined;
  return roles.reduce(
    (next, role) =>
      changeGrant(next, role, (grant) => ({
        ...grant,
        tokens: [],
        signedOut: true,
        firstConnectWithoutSecret: false,
      })) ?? next,
    device,
  );
}

/** Roles whose time is over. */
export function endedRoles(device: PairedDevice, nowMs: number): readonly Role[] {
  return rolesOf(device).filter((role) => (device.roles[role]?.expiresAtMs ?? Infinity) <= nowMs);
}

/** When the first of its roles ends; undefined where none does. */
export function firstEnd(device: PairedDevice): number | undefined {
  const ends = rolesOf(device).flatMap((role) => device.roles[role]?.expiresAtMs ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/**
 * The record as it was before an approval in this role, whatever connected since. Tokens that still count stay in force:
 * what a token opens is told by the grant.
 */
export function asBefore(current: PairedDevice, before: PairedDevice, role: Role, nowMs: number): PairedDevice {
  const earlier = before.roles[role];
  const isStanding = standingGrant(before, role, nowMs) !== undefined;
  const tokens = isStanding ? (current.roles[role]?.tokens ?? []) : earlier?.tokens;
  const { [role]: _, ...others } = current.roles;
  const { node: _node, ...facts } = before;
  const node = role === 'node' ? before.node : current.node;
  return {
    ...facts,
    roles: { ...others, ...(earlier && { [role]: { ...earlier, tokens: tokens ?? [] } }) },
    ...(node && { node }),
  };
}
