/** What people see of a trusted device. */
import type { PairedDeviceView, Role } from '../protocol/desk.ts';
import type { DeviceSession, DeviceTokenView, SignedInView } from '../protocol/trust.ts';
import type { Session } from '../routing/session.ts';
import { fingerprintOf } from './fingerprint.ts';
import { rolesOf, type PairedDevice } from './paired-device.ts';

export function deviceView(
  device: PairedDevice,
  live: { readonly sessions: readonly Session[]; readonly lastSeenAtMs: number | undefined; readonly test: boolean },
): PairedDeviceView {
  const open = live.sessions.filter((session) => session.open);
  const roles = rolesOf(device);
  return {
    deviceId: device.deviceId,
    name: device.name,
    ...(device.label !== undefined && { label: device.label }),
    platform: device.platform,
    deviceFamily: device.deviceFamily,
    model: device.model,
    clientId: device.clientId,
    roles,
    scopes: device.roles.operator?.scopes ?? [],
    connected: open.length > 0,
    connectedRoles: [...new Set(open.map((session) => session.facts.role))],
    approvedAtMs: device.approvedAtMs,
    approvedBy: device.approvedBy,
    ...(live.lastSeenAtMs !== undefined && { lastSeenAtMs: live.lastSeenAtMs }),
    test: live.test,
    fingerprint: fingerprintOf(device.deviceId),
    withheld: device.roles.operator?.withheld ?? [],
    ...endsOf(device, roles),
    ...(roles.some((role) => device.roles[role]?.signedOut === true) && { signedOut: true as const }),
    sessions: open.map(sessionView).sort((a, b) => a.connectedAtMs - b.connectedAtMs),
    tokens: roles.flatMap((role) => tokenViews(device, role)),
    ...(device.roles.node !== undefined && {
      commands: device.node?.approved?.commands ?? [],
      asksForCommands: device.node?.pending !== undefined,
    }),
  };
}

/** All live sessions of one key that nobody approved. Undefined where there is none. */
export function signedInView(sessions: readonly Session[]): SignedInView | undefined {
  const [first] = sessions;
  const { deviceId, client } = first?.facts ?? {};
  if (deviceId === undefined || client === undefined) return undefined;
  return {
    deviceId,
    name: client.name,
    platform: client.platform,
    deviceFamily: client.deviceFamily,
    clientId: client.id,
    scopes: [...new Set(sessions.flatMap(({ facts }) => facts.scopes))].sort(),
    fingerprint: fingerprintOf(deviceId),
    sessions: sessions.map(sessionView),
  };
}

function endsOf({ roles }: PairedDevice, held: readonly Role[]): Pick<PairedDeviceView, 'expiresAtMs'> {
  const ends = held.flatMap((role) => {
    const end = roles[role]?.expiresAtMs;
    return end === undefined ? [] : [[role, end] as const];
  });
  return ends.length === 0 ? {} : { expiresAtMs: Object.fromEntries(ends) };
}

function sessionView({ facts }: Session): DeviceSession {
  const { connId, role, address, locality, connectedAtMs, client } = facts;
  return { connId, role, address, locality, connectedAtMs, clientId: client.id };
}

function tokenViews({ roles }: PairedDevice, role: Role): readonly DeviceTokenView[] {
  return (roles[role]?.tokens ?? []).map(({ createdAtMs, usedAtMs }) => ({
    role,
    createdAtMs,
    ...(usedAtMs !== undefined && { usedAtMs }),
  }));
}
