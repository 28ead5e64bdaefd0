/** Judges a device that shows a setup code. Before the limiter and the caps: a genuine code is never crowded out. */
import { grantedScopes } from '../auth/scopes.ts';
import { NO_SURFACE } from '../nodes/node-surface.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { Redemption } from '../pairing/setup-handover.ts';
import { isMadeFor, SETUP_GRANTS } from '../pairing/setup-profile.ts';
import type { SetupProfile } from '../protocol/setup-code.ts';
import { askBy, askFor, needOf, type Knocker } from './knocker.ts';
import { shown } from './presented-secret.ts';
import { admitted, refuse, type Gate, type Verdict } from './verdict.ts';

/** Undefined where no code was shown that is good for this device: then its other credentials count. */
export async function admitBySetupCode(
  device: PairedDevice | undefined,
  knocker: Knocker,
  gate: Gate,
): Promise<Verdict | undefined> {
  const { connect, identity, role } = knocker;
  const code = shown(connect.auth.bootstrapToken);
  if (code === undefined || identity === undefined) return undefined;
  const setup = gate.setup.present(code, identity.deviceId, role, connect.scopes);
  if (setup === undefined) return undefined;

  const nowMs = gate.clock.now();
  const isForIt = isMadeFor(setup.profile, connect);
  const withCode: Knocker = { ...knocker, setupId: setup.setupId };
  const asked = isForIt ? inEachRole(setup.profile, withCode) : [withCode];
  const needs = asked.flatMap((as) => {
    const reason = needOf(device, as, nowMs);
    return reason === undefined ? [] : [{ as, reason }];
  });
  const [first] = needs;
  // That a known device has changed is for a person to see, whatever it shows; and what a person took away, by a removal
  // or a sign-out, only a person gives back.
  const wasTakenAway =
    device === undefined
      ? gate.blocks.mustAsk(identity.deviceId)
      : asked.some((as) => device.roles[as.role]?.signedOut === true);
  const isAtOnce = isForIt && !setup.ask && !wasTakenAway && first?.reason !== 'metadata-upgrade';
  if (first === undefined || isAtOnce) {
    const roles = asked.map((as) => as.role);
    const { scopes } = SETUP_GRANTS[setup.profile];
    const ask = first && { ...askBy(identity, first.reason, device, withCode, 'setup-code', nowMs), scopes };
    return await letIn(knocker, { setup, deviceId: identity.deviceId, roles, ...(ask && { ask }) }, gate);
  }
  return needs.map(({ as, reason }) => askFor(reason, device, as, 'setup-code', gate))[0];
}

/** A phone connects as a node, and is handed what it needs to be an operator as well. */
function inEachRole(profile: SetupProfile, knocker: Knocker): readonly Knocker[] {
  const { roles, scopes } = SETUP_GRANTS[profile];
  if (!roles.includes('operator')) return [knocker];
  return [knocker, { ...knocker, role: 'operator', asked: scopes, declared: NO_SURFACE }];
}

async function letIn({ role, asked }: Knocker, redemption: Redemption, gate: Gate): Promise<Verdict> {
  const { setup, deviceId } = redemption;
  const result = await gate.setup.redeem(redemption);
  if (!result.ok) {
    if (result.reason === 'deciding') {
      return refuse({ kind: 'pairing-required', request: result.request, approvedRoles: [], denied: false });
    }
    return refuse({ kind: result.reason === 'gone' ? 'setup-code-invalid' : 'not-saved' });
  }
  const own = result.tokens.find((token) => token.role === role);
  return admitted({
    role,
    scopes: grantedScopes(asked, own?.scopes ?? []),
    method: 'bootstrap-token',
    deviceId,
    ...(own && { deviceToken: own }),
    moreTokens: result.tokens.filter((token) => token !== own),
    setupId: setup.setupId,
  });
}
