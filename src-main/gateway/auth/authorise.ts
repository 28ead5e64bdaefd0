/** Who may decide about which device. The one rule for RPC, window, notification and command line (SECURITY R3). */
import { isReserved } from '../nodes/command-policy.ts';
import type { PairingReason, Role } from '../protocol/desk.ts';
import type { Session } from '../routing/session.ts';
import { expandScopes } from './scopes.ts';

/** What is to be done, and to whom. */
export type PairingAction =
  | {
      readonly kind: 'approve';
      readonly deviceId: string;
      readonly role: Role;
      readonly scopes: readonly string[];
      readonly reason: PairingReason;
      readonly approvedScopes: readonly string[];
    }
  | { readonly kind: 'reject' | 'remove' | 'rename' | 'see'; readonly deviceId: string }
  /** Rotate or revoke the token of one role. */
  | { readonly kind: 'token'; readonly deviceId: string; readonly role: Role }
  /** Let a trusted node run these commands. */
  | { readonly kind: 'commands'; readonly deviceId: string; readonly commands: readonly string[] };

export type Authorisation =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'denied' }
  | { readonly ok: false; readonly reason: 'missing-scope'; readonly scope: string };

const GRANTED: Authorisation = { ok: true };
const DENIED: Authorisation = { ok: false, reason: 'denied' };

export function authorise(caller: Session, action: PairingAction): Authorisation {
  if (caller.facts.owner !== undefined || caller.holds('operator.admin')) return GRANTED;
  if (caller.facts.role !== 'operator' || !caller.holds('operator.pairing')) return DENIED;
  const isSelf = caller.facts.deviceId === action.deviceId;
  const restrictedToSelf = caller.facts.byDeviceToken;
  if (action.kind === 'token' && action.role !== 'operator') return DENIED;
  if (action.kind === 'commands') return mayGrantCommands(caller, action.commands, isSelf || restrictedToSelf);
  if (action.kind !== 'approve') return restrictedToSelf && !isSelf ? DENIED : GRANTED;
  // Nobody lets themselves in further, and a device that may only pair sees no other device to let in.
  if (isSelf || restrictedToSelf || action.role === 'node') return DENIED;
  // A device that has changed gets back all that it held before, not only what it asks now.
  const regained = action.reason === 'metadata-upgrade' ? action.approvedScopes : [];
  for (const scope of expandScopes([...action.scopes, ...regained])) {
    if (!caller.holds(scope)) return { ok: false, reason: 'missing-scope', scope };
  }
  return GRANTED;
}

function mayGrantCommands(caller: Session, commands: readonly string[], isRestricted: boolean): Authorisation {
  if (isRestricted || commands.some(isReserved)) return { ok: false, reason: 'missing-scope', scope: 'operator.admin' };
  return commands.length === 0 || caller.holds('operator.write')
    ? GRANTED
    : { ok: false, reason: 'missing-scope', scope: 'operator.write' };
}
