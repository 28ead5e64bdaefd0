/** What one click on a notification may grant. Everything else needs the review card. */
import type { Scope } from '../auth/scopes.ts';
import { needsReview } from '../nodes/command-policy.ts';
import type { WaitingRequest } from '../protocol/desk.ts';

const ORDINARY_SCOPES: ReadonlySet<string> = new Set<Scope>([
  'operator.read',
  'operator.write',
  'operator.questions',
  'operator.talk',
]);

type Judged = Pick<WaitingRequest, 'reason' | 'proof' | 'locality' | 'scopes' | 'commands'>;

/** While the person has "Pair a phone…" open, a device that proves nothing is the one that they expect. */
export function isOrdinary(request: Judged, pairingOpen: boolean): boolean {
  return (
    request.reason === 'not-paired' &&
    (request.proof !== 'none' || pairingOpen) &&
    request.locality !== 'proxied' &&
    request.scopes.every((scope) => ORDINARY_SCOPES.has(scope)) &&
    !request.commands.some(needsReview)
  );
}

export function ordinaryScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => ORDINARY_SCOPES.has(scope));
}
