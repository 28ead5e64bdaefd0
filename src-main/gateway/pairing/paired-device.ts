/** A trusted device as it is kept: what it said it is, and per role what it may do. Holds no secret, only hashes. */
import { z } from 'zod';
import type { AskFacts, Role, Surface } from '../protocol/desk.ts';
import { coversScopes, knownScopes } from '../auth/scopes.ts';
import { isEmpty, surfaceSchema, type NodeSurface } from '../nodes/node-surface.ts';

const tokenSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAtMs: z.number(),
  usedAtMs: z.number().optional(),
  /** Made by a rotation, not by a connect. */
  rotated: z.boolean().optional(),
});

const grantSchema = z.strictObject({
  scopes: z.array(z.string()).readonly(),
  /** Asked for in the approved request but not granted: asking again is no new ask, it is simply not given. */
  withheld: z.array(z.string()).readonly(),
  tokens: z.array(tokenSchema).readonly(),
  /** Approved while it asked without any secret: its first connect may come without one too, once. */
  firstConnectWithoutSecret: z.boolean(),
  approvedAtMs: z.number(),
  /** Wall clock, milliseconds: from then on it grants nothing. Absent where it was granted for good. */
  expiresAtMs: z.number().optional(),
  /** Grants nothing until it is approved again, and then only what is granted then. */
  signedOut: z.literal(true).optional(),
});

/** A role that was taken away. Kept for people to see; nothing grants anything by it. */
const revokedSchema = z.strictObject({
  scopes: z.array(z.string()).readonly(),
  createdAtMs: z.number(),
  revokedAtMs: z.number(),
  /** Nobody took it away: its time was over. */
  expired: z.literal(true).optional(),
});

/** What a node may run, and what it would like to. */
const nodeSchema = z.strictObject({
  approved: surfaceSchema.optional(),
  /** Asked for, and left out by the person who let the device in: listed when asked again, but not announced. */
  declined: surfaceSchema.optional(),
  pending: z.strictObject({ requestId: z.string(), surface: surfaceSchema, askedAtMs: z.number() }).optional(),
});

/** Where a decision was made (`Surface`), as files keep it. */
export const deciderSchema = z.enum([
  'notification',
  'tray',
  'window',
  'command-line',
  'client',
  'setup-code',
  'hook',
  'gateway',
]);

/** The file format of one device; `version` is raised when a field changes its meaning. */
export const pairedDeviceSchema = z.strictObject({
  version: z.literal(1),
  deviceId: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  name: z.string(),
  /** What its owner calls it. */
  label: z.string().optional(),
  platform: z.string(),
  deviceFamily: z.string(),
  model: z.string(),
  clientId: z.string(),
  clientMode: z.string(),
  roles: z.strictObject({ operator: grantSchema.optional(), node: grantSchema.optional() }),
  revoked: z.strictObject({ operator: revokedSchema.optional(), node: revokedSchema.optional() }).optional(),
  node: nodeSchema.optional(),
  createdAtMs: z.number(),
  approvedAtMs: z.number(),
  approvedBy: deciderSchema,
});

export type RoleGrant = z.infer<typeof grantSchema>;
export type PairedDevice = z.infer<typeof pairedDeviceSchema>;
export type NodeApproval = z.infer<typeof nodeSchema>;

/** What a decided request adds to a device; `device` is undefined for one that was not known. */
export interface GrantedAsk extends Pick<
  AskFacts,
  'deviceId' | 'name' | 'platform' | 'deviceFamily' | 'model' | 'clientId' | 'clientMode' | 'role'
> {
  readonly publicKey: string;
  readonly granted: readonly string[];
  readonly asked: readonly string[];
  readonly withoutSecret: boolean;
  /** What its owner calls it; absent where that stays as it was. */
  readonly label?: string | undefined;
  /** Milliseconds; absent where a role that it holds keeps its end, and a new one has none. */
  readonly lastsMs?: number | undefined;
  /** Of a node: what it may run from now on, and what the person left out on purpose. */
  readonly surface?: { readonly granted: NodeSurface; readonly declined?: NodeSurface };
}

export function withGrant(device: PairedDevice | undefined, ask: GrantedAsk, by: Surface, nowMs: number): PairedDevice {
  const before = device && standingGrant(device, ask.role, nowMs);
  const label = ask.label ?? device?.label;
  const scopes = knownScopes([...(before?.scopes ?? []), ...ask.granted]);
  const grant: RoleGrant = {
    scopes,
    withheld: ask.asked.filter((scope) => !coversScopes(scopes, [scope])),
    tokens: before?.tokens ?? [],
    firstConnectWithoutSecret: ask.withoutSecret && !hasUsedToken(before),
    approvedAtMs: nowMs,
    expiresAtMs: ask.lastsMs === undefined ? before?.expiresAtMs : nowMs + ask.lastsMs,
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
    ...(label !== undefined && { label }),
    ...(device?.revoked !== undefined && { revoked: { ...device.revoked, [ask.role]: undefined } }),
    ...nodeApproval(device, ask, before !== undefined),
  };
}

/** The latest ask, never a union. Where nothing is granted, what was approved before stays, if it still counted. */
function nodeApproval(
  device: PairedDevice | undefined,
  { role, surface }: GrantedAsk,
  isStanding: boolean,
): { node?: NodeApproval } {
  const before = role !== 'node' || isStanding ? device?.node : undefined;
  if (role !== 'node' || surface === undefined) return before === undefined ? {} : { node: before };
  const { granted, declined } = surface;
  const approved = isEmpty(granted) ? before?.approved : granted;
  return { node: { ...(approved && { approved }), ...(declined && { declined }) } };
}

function hasUsedToken(grant: RoleGrant | undefined): boolean {
  return grant?.tokens.some((token) => token.usedAtMs !== undefined) ?? false;
}

/** What a role grants now: undefined where it has none, its time is over, or it was signed out. */
export function standingGrant(device: PairedDevice, role: Role, nowMs: number): RoleGrant | undefined {
  const grant = device.roles[role];
  if (grant === undefined || grant.signedOut === true) return undefined;
  return grant.expiresAtMs !== undefined && grant.expiresAtMs <= nowMs ? undefined : grant;
}

/** Replaces one role's grant; undefined where the device no longer has that role, or the change does not apply. */
export function changeGrant(
  device: PairedDevice,
  role: Role,
  change: (grant: RoleGrant) => RoleGrant | undefined,
): PairedDevice | undefined {
  const grant = device.roles[role];
  const next = grant && change(grant);
  return next === undefined ? undefined : { ...device, roles: { ...device.roles, [role]: next } };
}

/** Takes a role away for good: its scopes, its tokens, and what a node may run. Undefined where it has no such role. */
export function withoutRole(
  device: PairedDevice,
  role: Role,
  nowMs: number,
  why: { readonly expired?: true } = {},
): PairedDevice | undefined {
  const grant = device.roles[role];
  if (grant === undefined) return undefined;
  const { [role]: _, ...roles } = device.roles;
  const { node, ...rest } = device;
  const createdAtMs = grant.tokens.at(-1)?.createdAtMs ?? grant.approvedAtMs;
  return {
    ...rest,
    roles,
    revoked: { ...device.revoked, [role]: { scopes: grant.scopes, createdAtMs, revokedAtMs: nowMs, ...why } },
    ...(role !== 'node' && node && { node }),
  };
}

export function rolesOf(device: PairedDevice): readonly Role[] {
  const roles: Role[] = [];
  if (device.roles.operator !== undefined) roles.push('operator');
  if (device.roles.node !== undefined) roles.push('node');
  return roles;
}

/** Told by its tokens and not by when it was last seen: those times may be lost, and it would be welcomed twice. */
export function isOnFirstConnection(device: PairedDevice): boolean {
  const roles = rolesOf(device);
  const tokens = roles.flatMap((role) => device.roles[role]?.tokens ?? []);
  // A setup code hands out one for each role, all at the same moment.
  const areOfOneMoment = new Set(tokens.map(({ createdAtMs }) => createdAtMs)).size === 1;
  return areOfOneMoment && tokens.length <= roles.length && tokens.every(isFresh);
}

/** Never used, and made by a connect and not by a rotation. */
function isFresh({ usedAtMs, rotated }: RoleGrant['tokens'][number]): boolean {
  return usedAtMs === undefined && rotated !== true;
}
