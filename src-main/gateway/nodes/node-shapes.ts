/** The official records of `node.*`, made from ours. */
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { CommandRequest } from '../protocol/desk.ts';
import type { Session } from '../routing/session.ts';
import { isReserved } from './command-policy.ts';
import type { HostStats } from './live-nodes.ts';
import { NO_SURFACE, type NodeSurface } from './node-surface.ts';

export function requiredApproveScopes(commands: readonly string[]): readonly string[] {
  if (commands.some(isReserved)) return ['operator.pairing', 'operator.admin'];
  return commands.length > 0 ? ['operator.pairing', 'operator.write'] : ['operator.pairing'];
}

export function pendingNodeRecord(device: PairedDevice, request: CommandRequest): Readonly<Record<string, unknown>> {
  const { requestId, caps, commands, permissions, askedAtMs } = request;
  return {
    requestId,
    nodeId: device.deviceId,
    clientId: device.clientId,
    clientMode: device.clientMode,
    ...described(device),
    caps,
    commands,
    permissions,
    requiredApproveScopes: requiredApproveScopes(commands),
    silent: false,
    ts: askedAtMs,
  };
}

export function pairedNodeRecord(device: PairedDevice): Readonly<Record<string, unknown>> {
  const approved = device.node?.approved ?? NO_SURFACE;
  return {
    nodeId: device.deviceId,
    ...described(device),
    ...approved,
    createdAtMs: device.createdAtMs,
    approvedAtMs: device.roles.node?.approvedAtMs ?? device.approvedAtMs,
  };
}

export interface NodeLife {
  /** The socket that serves. */
  readonly session: Session | undefined;
  readonly effective: NodeSurface;
  readonly stats: HostStats | undefined;
  readonly lastSeenAtMs: number | undefined;
}

export function nodeRecord(device: PairedDevice, live: NodeLife): Readonly<Record<string, unknown>> {
  const { session, effective, stats, lastSeenAtMs } = live;
  const { approved, pending } = device.node ?? {};
  return {
    nodeId: device.deviceId,
    ...described(device),
    clientId: device.clientId,
    clientMode: device.clientMode,
    ...(session && { version: session.facts.client.version, remoteIp: session.facts.address }),
    ...(session ? effective : { ...NO_SURFACE, ...approved }),
    sessionHost: false,
    nodePluginTools: [],
    ...(stats && { hostStats: stats }),
    approvalState:
      pending === undefined ? 'approved' : approved === undefined ? 'pending-approval' : 'pending-reapproval',
    ...(pending && {
      pendingRequestId: pending.requestId,
      pendingDeclaredCaps: pending.surface.caps,
      pendingDeclaredCommands: pending.surface.commands,
      pendingDeclaredPermissions: pending.surface.permissions,
    }),
    ...(session && { connectedAtMs: session.facts.connectedAtMs, lastConnectedAtMs: session.facts.connectedAtMs }),
    ...(lastSeenAtMs !== undefined && { lastSeenAtMs, lastSeenReason: session ? 'connect' : 'disconnect' }),
    approvedAtMs: device.roles.node?.approvedAtMs ?? device.approvedAtMs,
    paired: true,
    connected: session !== undefined,
  };
}

function described(device: PairedDevice): Readonly<Record<string, string>> {
  const fields = {
    displayName: device.label ?? device.name,
    platform: device.platform,
    deviceFamily: device.deviceFamily,
    modelIdentifier: device.model,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
