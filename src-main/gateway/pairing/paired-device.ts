/** A trusted device as it is kept: what it said it is, and per role what it may do. Holds no secret, only hashes. */
import { z } from 'zod';
import type { Role, Surface } from '../protocol/desk.ts';
import { coversScopes, knownScopes } from '../auth/scopes.ts';

const tokenSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAtMs: z.number(),
  usedAtMs: z.number().optional(),
});

const grantSchema = z.strictObject({
  scopes: z.array(z.string()).readonly(),
  /** Asked for in the approved request but not granted: asking again is no new ask, it is simply not given. */
  withheld: z.array(z.string()).readonly(),
  tokens: z.array(tokenSchema).readonly(),
  /** Approved while it asked without any secret: its first connect may come without one too, once. */
  firstConnectWithoutSecret: z.boolean(),
  approvedAtMs: z.number(),
});

/** The file format of one device; `version` is raised when a field changes its meaning. */
export const pairedDeviceSchema = z.strictObject({
  version: z.literal(1),
  deviceId: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  name: z.string(),
  platform: z.string(),
  deviceFamily: z.string(),
  model: z.string(),
  clientId: z.string(),
  clientMode: z.string(),
  roles: z.strictObject({ operator: grantSchema.optional(), node: grantSchema.optional() }),
  createdAtMs: z.number(),
  approvedAtMs: z.number(),
  approvedBy: z.enum(['notification', 'tray', 'window', 'command-line', 'client', 'gateway']),
});

export type RoleGrant = z.infer<typeof grantSchema>;
export type PairedDevice = z.infer<typeof pairedDeviceSchema>;

/** What a decided request adds to a device; `device` is undefined for one that was not known. */
export interface GrantedAsk {
  readonly deviceId: string;
  readonly publicKey: string;
  readonly name: string;
  readonly platform: string;
  readonly deviceFamily: string;
  readonly model: string;
  readonly clientId: string;
  readonly clientMode: string;
  readonly role: Role;
  readonly granted: readonly string[];
  readonly asked: readonly string[];
  readonly withoutSecret: boolean;
}

export function withGrant(device: PairedDevice | undefined, ask: GrantedAsk, by: Surface, nowMs: number): PairedDevice {
  const before = device?.roles[ask.role];
  const scopes = knownScopes([...(before?.scopes ?? []), ...ask.granted]);
  const grant: RoleGrant = {
    scopes,
    withheld: ask.asked.filter((scope) => !coversScopes(scopes, [scope])),
    tokens: before?.tokens ?? [],
    firstConnectWithoutSecret: ask.withoutSecret && !hasUsedToken(before),
    approvedAtMs: nowMs,
  };
  return {
    version: 1,
    deviceId: ask.deviceId,
    publicKey: ask.publicKey,
    name: ask.name,
    platform: ask.platform,
    deviceFamily: ask.deviceFamily,
    model: ask.model,
    clientId: ask.clientId,
    clientMode: ask.clientMode,
    roles: { ...device?.roles, [ask.role]: grant },
    createdAtMs: device?.createdAtMs ?? nowMs,
    approvedAtMs: nowMs,
    approvedBy: by,
  };
}

function hasUsedToken(grant: RoleGrant | undefined): boolean {
  return grant?.tokens.some((token) => token.usedAtMs !== undefined) ?? false;
}

/** Replaces one role's grant; undefined where the device no longer has that role. */
export function changeGrant(
  device: PairedDevice,
  role: Role,
  change: (grant: RoleGrant) => RoleGrant,
): PairedDevice | undefined {
  const grant = device.roles[role];
  return grant === undefined ? undefined : { ...device, roles: { ...device.roles, [role]: change(grant) } };
}

export function rolesOf(device: PairedDevice): readonly Role[] {
  const roles: Role[] = [];
  if (device.roles.operator !== undefined) roles.push('operator');
  if (device.roles.node !== undefined) roles.push('node');
  return roles;
}
