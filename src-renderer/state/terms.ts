/** What a person chooses on the review card, and how it is sent: one approval for each of the device's requests. */
import type { DeskApproveParams, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { offerOf, operatorGrant, type Offer, type ScopeSet } from '../../src-main/gateway/words/access-levels.ts';
import { ordinaryPart } from './access.ts';
import { commandsOf, type Ask } from './ask.ts';

export interface Terms {
  /** Of an operator. */
  readonly granted: ScopeSet;
  /** Of a node: the second tick. */
  readonly mayRun: boolean;
  /** Undefined: always. */
  readonly lastsMs: number | undefined;
  /** What its owner calls it; undefined where nothing was changed. */
  readonly name: string | undefined;
}

/** Everything that it asks for as an operator; undefined where it asks for nothing of the kind. */
export function operatorOffer({ requests }: Ask): Offer | undefined {
  const asks = requests.filter(({ role }) => role === 'operator');
  if (asks.length === 0) return undefined;
  return offerOf(
    asks.flatMap(({ scopes }) => scopes),
    asks.flatMap(({ approvedScopes }) => approvedScopes),
  );
}

/** Nothing that needs a second look is granted by not looking: neither full control nor running programs. */
export function proposedTerms(ask: Ask): Terms {
  const offer = operatorOffer(ask);
  const runs = abilitiesOf([{ role: 'node', scopes: [], commands: commandsOf(ask) }]);
  return {
    granted: offer === undefined ? new Set() : ordinaryPart(offer),
    mayRun: !runs.some(({ unusual }) => unusual),
    lastsMs: undefined,
    name: undefined,
  };
}

export function approveParams(request: WaitingRequest, { granted, mayRun, lastsMs, name }: Terms): DeskApproveParams {
  return {
    requestId: request.requestId,
    digest: request.digest,
    ...(request.role === 'node' ? { grant: mayRun ? 'asked' : 'connect' } : operatorGrant(request, granted)),
    ...(lastsMs !== undefined && { lastsMs }),
    ...(name !== undefined && { name }),
  };
}

/** Nothing is granted that it could use: it may only connect. */
export function grantsNothing(ask: Ask, { granted, mayRun }: Terms): boolean {
  const asksToRun = commandsOf(ask).length > 0;
  return granted.size === 0 && !(asksToRun && mayRun);
}
