/**
 * Judges a `connect`. The only place that decides who is let in; the order is DESIGN's table "Who is let in":
 * protocol → origin → signature → blocks → setup code or device token → limiter → secrets → pairing.
 */
import { verifyProof } from '../auth/device-identity.ts';
import { knownScopes, type Scope } from '../auth/scopes.ts';
import { declaredSurface } from '../nodes/declared-surface.ts';
import { NO_SURFACE } from '../nodes/node-surface.ts';
import { isOnLinkPrivate, senderKey } from '../origin/address.ts';
import { judgeOrigin } from '../origin/browser-origin.ts';
import type { Arrival } from '../origin/classify.ts';
import { rangeOf } from '../origin/proxy-range.ts';
import { displayText } from '../pairing/display-text.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import { askFor, isLetInBySecret, isScreen, needOf, speaksOurProtocol, type Knocker } from './knocker.ts';
import { admitByOwnToken, admitFirstConnectWithoutSecret, admitWithNewToken } from './own-token.ts';
import { judgeWhereNoSecretIs } from './no-secret.ts';
import { admitBySetupCode } from './setup-code.ts';
import { guessOf, shown } from './presented-secret.ts';
import type { Refusal } from './refusal.ts';
import { judgeByProxy } from './proxy-sign-in.ts';
import { admitted, refuse, type Gate, type Verdict } from './verdict.ts';

type SecretMode = 'token' | 'password';

export async function admit(connect: ConnectRequest, arrival: Arrival, nonce: string, gate: Gate): Promise<Verdict> {
  if (!speaksOurProtocol(connect)) {
    return refuse({ kind: 'protocol-mismatch', min: connect.minProtocol, max: connect.maxProtocol });
  }
  const { role } = connect;
  if (role !== 'operator' && role !== 'node') return refuse({ kind: 'invalid-role' });
  const origin = judgeOrigin(arrival, connect.client.id, originRules(gate));
  if (origin !== 'allowed') {
    const { hostHeader, via } = arrival;
    return refuse({ kind: 'origin', verdict: origin, origin: displayText(arrival.origin), host: hostHeader, via });
  }

  const proof = connect.device && verifyProof(connect, connect.device, nonce, gate.clock.now());
  if (proof !== undefined && !proof.ok) return refuse({ kind: 'proof', failure: proof.failure });
  const asked = role === 'operator' ? knownScopes(connect.scopes) : []; // a node holds no operator scope, ever
  const declared = role === 'node' ? declaredSurface(connect, gate.settings.nodeCommands) : NO_SURFACE;
  const knocker: Knocker = { connect, arrival, role, asked, declared, identity: proof?.identity };

  const device = proof && gate.registry.get(proof.identity.deviceId);
  const blocked = proof && blockedBy(proof.identity.deviceId, device, arrival, gate);
  if (blocked !== undefined) return refuse(blocked);
  const verdict =
    (await admitBySetupCode(device, knocker, gate)) ??
    (device && (await admitByOwnToken(device, knocker, gate))) ??
    (device && (await admitFirstConnectWithoutSecret(device, knocker, gate))) ??
    (await judgeCredentials(device, knocker, gate));
  return verdict.ok && role === 'node' ? admitted({ ...verdict.admission, declared }) : verdict;
}

/** Before it becomes a request, and before any of its credentials count. */
function blockedBy(
  deviceId: string,
  device: PairedDevice | undefined,
  { address, locality }: Arrival,
  { blocks }: Gate,
): Refusal | undefined {
  const isElsewhere = locality === 'remote' || locality === 'proxied';
  const isByAddress = device === undefined && isElsewhere && blocks.ofAddress(address) !== undefined;
  return blocks.refusesKey(deviceId) || isByAddress ? { kind: 'blocked' } : undefined;
}

function originRules({ settings, network }: Gate) {
  const { allowedOrigins, publicOrigin } = settings;
  const allowed = publicOrigin === undefined ? allowedOrigins : [...allowedOrigins, publicOrigin];
  return { allowedOrigins: allowed, ownNames: network.names };
}

async function judgeCredentials(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): Promise<Verdict> {
  const { connect, arrival } = knocker;
  const { limiter, clock, settings } = gate;
  const { auth } = settings;
  if (auth.mode === 'none') return await judgeWhereNoSecretIs(device, knocker, gate);
  if (auth.mode === 'trusted-proxy') return await judgeByProxy(device, knocker, gate);
  const guess = guessOf(connect.auth, auth.mode);
  if (guess === undefined) return judgeWithoutSecret(device, knocker, auth.mode, gate);

  // A native client of this machine is slowed down instead: no program of the owner's may lock the owner out.
  const isNative = arrival.locality === 'local-native';
  const sender = arrival.locality === 'local-browser' ? `origin ${arrival.origin ?? ''}` : senderKey(arrival.address);
  // Before the guess is looked at: while locked out, not even a right one may show by its answer.
  const lockedMs = isNative ? 0 : limiter.lockedFor(guess.kind, sender, clock.monotonic());
  if (lockedMs > 0) return refuse({ kind: 'locked-out', retryAfterMs: lockedMs });

  if (guess.kind === 'shared-secret' && auth.secret.matches(guess.value)) {
    limiter.recordSuccess(guess.kind, sender);
    return await judgeWithSecret(device, knocker, auth.mode, gate);
  }
  limiter.recordFailure(guess.kind, sender, clock.monotonic());
  const delayMs = isNative ? limiter.delayFor(guess.kind, sender) : 0;
  if (guess.kind === 'setup-code') return refuse({ kind: 'setup-code-invalid' }, delayMs);
  if (shown(connect.auth.deviceToken) !== undefined) return refuse({ kind: 'device-token-mismatch' }, delayMs);
  const { mode } = auth;
  const mayRetryWithDeviceToken =
    knocker.identity !== undefined && mode === 'token' && shown(connect.auth.token) !== undefined;
  return refuse({ kind: 'secret-mismatch', mode, mayRetryWithDeviceToken }, delayMs);
}

function judgeWithoutSecret(device: PairedDevice | undefined, knocker: Knocker, mode: SecretMode, gate: Gate): Verdict {
  if (knocker.identity === undefined) return refuse({ kind: 'device-required', page: isScreen(knocker.connect) });
  const need = needOf(device, knocker, gate.clock.now());
  if (need !== undefined && mayAskWithoutSecret(knocker.arrival, gate)) {
    return askFor(need, device, knocker, 'none', gate);
  }
  return refuse({ kind: 'secret-missing', mode });
}

/** Someone who is on the same link, without a router or NAT in between, could as well stand in the room. */
function mayAskWithoutSecret({ locality, address }: Arrival, { settings, network }: Gate): boolean {
  if (settings.askWithoutToken !== 'private' || network.insideContainer) return false;
  // A proxy on this computer that forgot to say for whom it asks looks like the computer itself.
  if (rangeOf(address, settings.trustedProxies) !== undefined) return false;
  return locality === 'local-native' || (locality === 'remote' && isOnLinkPrivate(address, network.interfaces()));
}

async function judgeWithSecret(
  device: PairedDevice | undefined,
  knocker: Knocker,
  mode: SecretMode,
  gate: Gate,
): Promise<Verdict> {
  if (knocker.identity === undefined) return admitWithoutIdentity(knocker, mode);
  if (isLetInBySecret(device, knocker, gate)) return admittedBySecret(knocker, knocker.asked, mode);
  const need = needOf(device, knocker, gate.clock.now());
  if (device === undefined || need !== undefined) {
    return askFor(need ?? 'not-paired', device, knocker, 'secret', gate);
  }
  return await admitWithNewToken(device, knocker, mode, gate);
}

/** The owner's own command line keeps the scopes it asks for; nobody else without an identity gets any. */
function admitWithoutIdentity(knocker: Knocker, mode: SecretMode): Verdict {
  const { connect, arrival, role } = knocker;
  if (role === 'node') return refuse({ kind: 'device-required', page: false });
  if (isScreen(connect)) return refuse({ kind: 'device-required', page: true });
  const { id, mode: clientMode } = connect.client;
  const isOwnCommandLine =
    arrival.locality === 'local-native' &&
    ((id === 'cli' && clientMode === 'cli') || (id === 'gateway-client' && clientMode === 'backend'));
  return admittedBySecret(knocker, isOwnCommandLine ? knocker.asked : [], mode);
}

function admittedBySecret({ role, identity }: Knocker, scopes: readonly Scope[], method: SecretMode): Verdict {
  return admitted({ role, scopes, method, ...(identity && { deviceId: identity.deviceId }) });
}
