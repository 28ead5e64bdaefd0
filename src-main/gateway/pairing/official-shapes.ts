/** The official records of `device.pair.*`, made from ours. Unknown optional fields are left out. */
import type { Role, WaitingRequest } from '../protocol/desk.ts';
import { rolesOf, type PairedDevice } from './paired-device.ts';

export function pendingRecord(request: WaitingRequest, publicKey: string): Readonly<Record<string, unknown>> {
  return {
    requestId: request.requestId,
    deviceId: request.deviceId,
    publicKey,
    ...optional({
      displayName: request.name,
      platform: request.platform,
      deviceFamily: request.deviceFamily,
      clientId: request.clientId,
      clientMode: request.clientMode,
    }),
    role: request.role,
    roles: [request.role],
    scopes: request.scopes,
    ...(request.locality.startsWith('local') ? {} : { remoteIp: request.address }),
    silent: false,
    isRepair: request.reason !== 'not-paired',
    ts: request.askedAtMs,
  };
}

export function pairedRecord(
  device: PairedDevice,
  connected: boolean,
  lastSeenAtMs: number | undefined,
): Readonly<Record<string, unknown>> {
  const roles = rolesOf(device);
  return {
    deviceId: device.deviceId,
    publicKey: device.publicKey,
    ...optional({
      displayName: device.name,
      operatorLabel: device.label ?? '',
      platform: device.platform,
      deviceFamily: device.deviceFamily,
      clientId: device.clientId,
      clientMode: device.clientMode,
    }),
    role: roles[0],
    roles,
    scopes: device.roles.operator?.scopes ?? [],
    approvedVia: device.approvedBy === 'setup-code' ? 'bootstrap' : 'owner',
    createdAtMs: device.createdAtMs,
    approvedAtMs: device.approvedAtMs,
    ...(lastSeenAtMs !== undefined && { lastSeenAtMs, lastSeenReason: 'connect' }),
    connected,
    tokens: [...roles.flatMap((role) => liveToken(device, role)), ...revokedTokens(device)],
  };
}

function liveToken({ roles }: PairedDevice, role: Role): readonly unknown[] {
  const grant = roles[role];
  const newest = grant?.tokens.at(-1);
  if (grant === undefined || newest === undefined) return [];
  const { createdAtMs, usedAtMs, rotated } = newest;
  return [
    {
      role,
      scopes: grant.scopes,
      createdAtMs,
      ...(rotated === true && { rotatedAtMs: createdAtMs }),
      ...(usedAtMs !== undefined && { lastUsedAtMs: usedAtMs }),
    },
  ];
}

function revokedTokens({ revoked }: PairedDevice): readonly unknown[] {
  return (['operator', 'node'] as const).flatMap((role) => {
    const token = revoked?.[role];
    return token === undefined ? [] : [{ role, ...token }];
  });
}

function optional(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
