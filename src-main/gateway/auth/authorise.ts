/** Who may decide about which device. The one rule for RPC, window, notification and command line. */
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
  | { readonly kind: 'reject' | 'remove' | 'rename' | 'see' | 'sign-out'; readonly deviceId: string }
  /** Keep it out, or no longer. */
  | { readonly kind: 'block'; readonly deviceId: string }
  /** Bring back one that was removed. */
  | { readonly kind: 'restore'; readonly deviceId: string }
  /** Rotate or revoke the token of one role. */
  | { readonly kind: 'token'; readonly deviceId: string; readonly role: Role }
  /** Change what it may do: `gains` is what it is given by that, or given for longer. */
  | {
      readonly kind: 'access';
      readonly deviceId: string;
      readonly role: Role;
      readonly gains: readonly string[];
    }
  /** Let a trusted node run these commands. */
  | { readonly kind: 'commands'; readonly deviceId: string; readonly commands: readonly string[] };

export type Authorisation =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'denied' }
  | { readonly ok: false; readonly reason: 'missing-scope'; readonly scope: string };

/** For what is about no device in particular: only who may do it to every device may do it to this one. */
export const NO_DEVICE = '';

const GRANTED: Authorisation = { ok: true };
const DENIED: Authorisation = { ok: false, reason: 'denied' };

export function authorise(caller: Session, action: PairingAction): Authorisation {
  if (caller.facts.owner !== undefined || caller.holds('operator.admin')) return GRANTED;
  if (caller.facts.role !== 'operator' || !caller.holds('operator.pairing')) return DENIED;
  // Whatever it signed in with: a device that is no administrator sees and changes only itself, and gives itself nothing.
  const isRestricted = caller.facts.deviceId !== undefined;
  const isAllowed = !isRestricted || caller.facts.deviceId === action.deviceId;
  switch (action.kind) {
    case 'see':
    case 'reject':
    case 'remove':
    case 'rename':
    case 'sign-out':
      return isAllowed ? GRANTED : DENIED;
    case 'token':
      return isAllowed && action.role === 'operator' ? GRANTED : DENIED;
    case 'block':
      return isRestricted ? DENIED : GRANTED;
    case 'restore':
      return DENIED; // it gives back all that was held, whatever that was
    case 'commands':
      return mayGrantCommands(caller, action.commands, isRestricted);
    case 'access':
      return isRestricted || action.role === 'node' ? DENIED : mustHold(caller, action.gains);
    case 'approve': {
      if (isRestricted || action.role === 'node') return DENIED;
      // A device that has changed gets back all that it held before, not only what it asks now.
      const regained = action.reason === 'metadata-upgrade' ? action.approvedScopes : [];
      return mustHold(caller, [...action.scopes, ...regained]);
    }
  }
}

function mustHold(caller: Session, scopes: readonly string[]): Authorisation {
  for (const scope of expandScopes(scopes)) {
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
