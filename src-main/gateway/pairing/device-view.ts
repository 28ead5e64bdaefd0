/** What people see of a trusted device. */
import type { PairedDeviceView } from '../protocol/desk.ts';
import type { Session } from '../routing/session.ts';
import { rolesOf, type PairedDevice } from './paired-device.ts';

export function deviceView(
  device: PairedDevice,
  live: { readonly sessions: readonly Session[]; readonly lastSeenAtMs: number | undefined; readonly test: boolean },
): PairedDeviceView {
  const open = live.sessions.filter((session) => session.open);
  return {
    deviceId: device.deviceId,
    name: device.name,
    ...(device.label !== undefined && { label: device.label }),
    platform: device.platform,
    deviceFamily: device.deviceFamily,
    model: device.model,
    clientId: device.clientId,
    roles: rolesOf(device),
    scopes: device.roles.operator?.scopes ?? [],
    connected: open.length > 0,
    connectedRoles: [...new Set(open.map((session) => session.facts.role))],
    approvedAtMs: device.approvedAtMs,
    approvedBy: device.approvedBy,
    ...(live.lastSeenAtMs !== undefined && { lastSeenAtMs: live.lastSeenAtMs }),
    test: live.test,
    ...(device.roles.node !== undefined && {
      commands: device.node?.approved?.commands ?? [],
      asksForCommands: device.node?.pending !== undefined,
    }),
  };
}
