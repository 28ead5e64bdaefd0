/**
 * How much of an ask, or of a device's access, is granted: sets of operator scopes, the plain levels that name them, and
 * for how long. The review card and the command line choose by the same ones.
 */
import { expandScopes, knownScopes, SCOPES, type Scope } from '../auth/scopes.ts';
import type { DeskApproveParams, WaitingRequest } from '../protocol/desk.ts';

export const LEVELS = ['asked', 'chat', 'look'] as const;

/** `asked`: everything there is to grant. */
export type Level = (typeof LEVELS)[number];

const HOUR_MS = 3_600_000;

/** Milliseconds; undefined: it does not end. */
export const LASTING = { hour: HOUR_MS, day: 24 * HOUR_MS, always: undefined } as const;

export type Lasts = keyof typeof LASTING;

export type ScopeSet = ReadonlySet<Scope>;

const WITHIN: Readonly<Record<Exclude<Level, 'asked'>, readonly string[]>> = {
  chat: ['operator.read', 'operator.write', 'operator.questions', 'operator.talk'],
  look: ['operator.read'],
};

/** What there is to grant. What the device holds already stays in every set made from it. */
export interface Offer {
  /** With all that it includes: less than a scope is granted by granting what it includes. */
  readonly all: ScopeSet;
  readonly held: ScopeSet;
  /** Without what is only included. */
  readonly named: ScopeSet;
}

export function offerOf(asked: readonly string[], held: readonly string[] = []): Offer {
  const both = [...asked, ...held];
  return { all: expandScopes(both), held: expandScopes(held), named: new Set(knownScopes(both)) };
}

export function ofLevel(level: Level, { all, held }: Offer): ScopeSet {
  if (level === 'asked') return all;
  const wanted = expandScopes(WITHIN[level]);
  return new Set([...all].filter((scope) => wanted.has(scope) || held.has(scope)));
}

/** Others that it is part of: while one of them is granted, it cannot be left out. */
export function includedBy(scope: Scope, granted: ScopeSet): Scope | undefined {
  return [...granted].find((other) => other !== scope && expandScopes([other]).has(scope));
}

/** A list that grants just this set: what was asked for by name of it, and what that does not include. */
export function scopesToGrant(granted: ScopeSet, { named }: Offer): readonly Scope[] {
  const byName = SCOPES.filter((scope) => granted.has(scope) && named.has(scope));
  const included = expandScopes(byName);
  const rest = SCOPES.filter((scope) => granted.has(scope) && !included.has(scope));
  return [...byName, ...rest.filter((scope) => includedBy(scope, new Set(rest)) === undefined)];
}

/** How an operator's request is approved so that it is granted just this set. */
export function operatorGrant(
  { scopes, approvedScopes }: Pick<WaitingRequest, 'scopes' | 'approvedScopes'>,
  granted: ScopeSet,
): Pick<DeskApproveParams, 'grant' | 'scopes'> {
  const offer = offerOf(scopes, approvedScopes);
  const set = new Set([...offer.all].filter((scope) => granted.has(scope)));
  if (sameSet(set, offer.all)) return { grant: 'asked' };
  return set.size === 0 ? { grant: 'connect', scopes: [] } : { grant: 'asked', scopes: scopesToGrant(set, offer) };
}

export function sameSet(one: ScopeSet, other: ScopeSet): boolean {
  return one.size === other.size && [...one].every((scope) => other.has(scope));
}
