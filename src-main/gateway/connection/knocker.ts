/** A peer whose protocol, origin and signature have been checked: what it is, and what it would need approval for. */
import {
  MIN_NODE_PROTOCOL_VERSION,
  MIN_PROBE_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
} from '@openclaw/gateway-protocol/version';
import type { DeviceIdentity } from '../auth/device-identity.ts';
import { coversScopes, type Scope } from '../auth/scopes.ts';
import { isEmpty, type NodeSurface } from '../nodes/node-surface.ts';
import { isSecureOwnOrigin } from '../origin/browser-origin.ts';
import type { Arrival } from '../origin/classify.ts';
import { displayText } from '../pairing/display-text.ts';
import { rolesOf, standingGrant, type PairedDevice } from '../pairing/paired-device.ts';
import { sameFacts, type DeviceFacts } from '../pairing/pinned-facts.ts';
import type { Ask } from '../pairing/waiting-room.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import type { AskProof, PairingReason, Role } from '../protocol/desk.ts';
import { refuse, type Gate, type Verdict } from './verdict.ts';

export interface Knocker {
  readonly connect: ConnectRequest;
  readonly arrival: Arrival;
  readonly role: Role;
  readonly asked: readonly Scope[];
  readonly declared: NodeSurface;
  readonly identity: DeviceIdentity | undefined;
  /** Of the genuine setup code that it shows. */
  readonly setupId?: string;
}

export function speaksOurProtocol({ minProtocol, maxProtocol, role, client }: ConnectRequest): boolean {
  if (minProtocol > PROTOCOL_VERSION) return false;
  if (client.mode === 'probe') return maxProtocol >= MIN_PROBE_PROTOCOL_VERSION;
  const oldest = role === 'node' && client.mode === 'node' ? MIN_NODE_PROTOCOL_VERSION : PROTOCOL_VERSION;
  return maxProtocol >= oldest;
}

/** Clients that people use as a page or a screen, which official versions refuse without a key. */
export function isScreen({ client }: ConnectRequest): boolean {
  return client.id === 'openclaw-control-ui' || client.id === 'openclaw-tui';
}

/**
 * Whether the shared secret alone lets it in: our own page, by a browser that this gateway's own secure origin served, and
 * that nobody has decided about. Once its key was approved, signed out or removed, that decision is what counts.
 */
export function isLetInBySecret(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): boolean {
  const { identity } = knocker;
  if (gate.settings.tokenSufficient !== 'control-ui' || !isOwnControlUi(knocker, gate)) return false;
  return device === undefined && identity !== undefined && !gate.blocks.mustAsk(identity.deviceId);
}

/** Our own page, by a browser that this gateway's own secure origin served. */
function isOwnControlUi({ connect, arrival, role }: Knocker, { settings }: Gate): boolean {
  return (
    connect.client.id === 'openclaw-control-ui' &&
    role === 'operator' &&
    isSecureOwnOrigin(arrival, settings.publicOrigin)
  );
}

/** Why this device must be approved before it gets what it asks at this time (wall clock, ms); undefined where it has been. */
export function needOf(
  device: PairedDevice | undefined,
  { connect, role, asked }: Knocker,
  nowMs: number,
): PairingReason | undefined {
  if (device === undefined || device.roles[role]?.signedOut === true) return 'not-paired';
  if (!sameFacts(device, factsOf(connect))) return 'metadata-upgrade';
  const grant = standingGrant(device, role, nowMs);
  if (grant === undefined) return 'role-upgrade';
  return coversScopes([...grant.scopes, ...grant.withheld], asked) ? undefined : 'scope-upgrade';
}

/** Lists the request for a person to decide, and refuses until they have. */
export function askFor(
  reason: PairingReason,
  device: PairedDevice | undefined,
  knocker: Knocker,
  proof: AskProof,
  gate: Gate,
): Verdict {
  const { identity } = knocker;
  if (identity === undefined) return refuse({ kind: 'device-required', page: false });
  const result = gate.knock(askBy(identity, reason, device, knocker, proof, gate.clock.now()));
  if (result.kind === 'full') return refuse({ kind: 'too-many-waiting', retryAfterMs: result.retryAfterMs });
  const { request } = result;
  const approvedRoles = device === undefined ? [] : rolesOf(device);
  return refuse({ kind: 'pairing-required', request, approvedRoles, denied: gate.wasDenied(request) });
}

/** What it asks; `nowMs` is the wall clock. */
export function askBy(
  identity: DeviceIdentity,
  reason: PairingReason,
  device: PairedDevice | undefined,
  { connect, arrival, role, asked, declared, setupId }: Knocker,
  proof: AskProof,
  nowMs: number,
): Ask {
  const { client } = connect;
  return {
    ...identity,
    ...factsOf(connect),
    name: displayText(client.displayName),
    model: displayText(client.modelIdentifier),
    clientId: client.id,
    clientMode: client.mode,
    clientVersion: displayText(client.version),
    role,
    scopes: asked,
    approvedScopes: (device && standingGrant(device, role, nowMs)?.scopes) ?? [],
    commands: declared.commands,
    ...(!isEmpty(declared) && { caps: declared.caps, permissions: declared.permissions }),
    reason,
    proof,
    ...(setupId !== undefined && { setupId }),
    address: arrival.address,
    locality: arrival.locality,
    ...(arrival.via !== undefined && { via: arrival.via }),
  };
}

function factsOf({ client }: ConnectRequest): DeviceFacts {
  return { platform: displayText(client.platform), deviceFamily: displayText(client.deviceFamily) };
}
