/**
 * Judges a `connect`. The only place that decides who is let in, in one order:
 * protocol → origin → signature → blocks → setup code or device token → limiter → secrets → pairing.
 */
import { verifyProof } from '../auth/device-identity.ts';
import { knownScopes, type Scope } from '../auth/scopes.ts';
import { declaredSurface } from '../nodes/declared-surface.ts';
import { NO_SURFACE } from '../nodes/node-surface.ts';
import { guesserOf } from '../auth/guesser.ts';
import { hiddenBy, isNear } from '../origin/nearness.ts';
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
import { guessOf } from './presented-secret.ts';
import type { Refusal } from './refusal.ts';
import { judgeByProxy } from './proxy-sign-in.ts';
import { admitByRepair, offerRepair } from './repair.ts';
import { admitted, refuse, type Gate, type Verdict } from './verdict.ts';
import { refuseGuess } from './wrong-guess.ts';

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
  const verdict = await judgeKnocker(device, knocker, gate);
  if (!verdict.ok) return { ...verdict, ...(proof && { deviceId: proof.identity.deviceId }) };
  return role === 'node' ? admitted({ ...verdict.admission, declared }) : verdict;
}

async function judgeKnocker(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): Promise<Verdict> {
  const { identity, arrival } = knocker;
  const blocked = identity && blockedBy(identity.deviceId, device, arrival, gate);
  if (blocked !== undefined) return refuse(blocked);
  return (
    (await admitBySetupCode(device, knocker, gate)) ??
    (device && (await admitByOwnToken(device, knocker, gate))) ??
    (device && (await admitFirstConnectWithoutSecret(device, knocker, gate))) ??
    (device && (await admitByRepair(device, knocker, gate))) ??
    (await judgeCredentials(device, knocker, gate))
  );
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

/** Origins that a page may come from. */
export function originRules({ settings, network }: Gate) {
  const { allowedOrigins, publicOrigin } = settings;
  const allowed = publicOrigin === undefined ? allowedOrigins : [...allowedOrigins, publicOrigin];
  return { allowedOrigins: allowed, ownNames: network.names };
}

async function judgeCredentials(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): Promise<Verdict> {
  const { connect, arrival } = knocker;
  const { limiter, slowDown, clock } = gate;
  const { auth } = gate.settings;
  if (auth.mode === 'none') return await judgeWhereNoSecretIs(device, knocker, gate);
  if (auth.mode === 'trusted-proxy') return await judgeByProxy(device, knocker, gate);
  const guess = guessOf(connect.auth, auth.mode);
  if (guess === undefined) return judgeWithoutSecret(device, knocker, auth.mode, gate);

  const guesser = guesserOf(arrival);
  // Before the guess is looked at: while locked out, not even a right one may show by its answer.
  const lockedMs = guesser === undefined ? 0 : limiter.lockedFor(guess.kind, guesser, clock.monotonic());
  if (lockedMs > 0) {
    offerRepair(device, knocker, gate); // its key was proved, whoever else guesses from there
    return refuse({ kind: 'locked-out', retryAfterMs: lockedMs });
  }
  if (guess.kind === 'shared-secret' && auth.secret.matches(guess.value)) {
    if (guesser === undefined) slowDown.right(guess.kind);
    else limiter.recordSuccess(guess.kind, guesser);
    return await judgeWithSecret(device, knocker, auth.mode, gate);
  }
  return refuseGuess(guess, device, knocker, auth.mode, gate);
}

function judgeWithoutSecret(device: PairedDevice | undefined, knocker: Knocker, mode: SecretMode, gate: Gate): Verdict {
  if (knocker.identity === undefined) return refuse({ kind: 'device-required', page: isScreen(knocker.connect) });
  const need = needOf(device, knocker, gate.clock.now());
  if (need !== undefined && mayAskWithoutSecret(knocker.arrival, gate)) {
    return askFor(need, device, knocker, 'none', gate);
  }
  const through = hiddenBy(knocker.arrival, gate.network);
  return refuse({ kind: 'secret-missing', mode, ...(through && { through }) });
}

/** Someone who is on the same link, without a router or NAT in between, could as well stand in the room. */
function mayAskWithoutSecret({ locality, address }: Arrival, { settings, network }: Gate): boolean {
  if (settings.askWithoutToken !== 'private' || network.insideContainer) return false;
  // A proxy on this computer that forgot to say for whom it asks looks like the computer itself.
  if (rangeOf(address, settings.trustedProxies) !== undefined) return false;
  return locality === 'local-native' || (locality === 'remote' && isNear(address, network));
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
