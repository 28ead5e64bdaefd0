/** What of an ask, or of a device's access, is granted: sets of operator scopes, and the plain levels that name them. */
import { expandScopes, knownScopes, SCOPES, type Scope } from '../../src-main/gateway/auth/scopes.ts';
import { abilitiesOf } from '../../src-main/gateway/words/plain-words.ts';

/** `asked`: everything there is to grant. */
export type Level = 'asked' | 'chat' | 'look';

export type ScopeSet = ReadonlySet<Scope>;

const WITHIN: Readonly<Record<Exclude<Level, 'asked'>, readonly string[]>> = {
  chat: ['operator.read', 'operator.write', 'operator.questions', 'operator.talk'],
  look: ['operator.read'],
};

const UNUSUAL: ScopeSet = new Set(
  SCOPES.filter((scope) => abilitiesOf([{ role: 'operator', scopes: [scope], commands: [] }])[0]?.unusual === true),
);

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

/** Those that need a second look are left out until a person ticks them. */
export function ordinaryPart({ all, held }: Offer): ScopeSet {
  return new Set([...all].filter((scope) => held.has(scope) || !UNUSUAL.has(scope)));
}

export function ofLevel(level: Level, { all, held }: Offer): ScopeSet {
  if (level === 'asked') return all;
  const wanted = expandScopes(WITHIN[level]);
  return new Set([...all].filter((scope) => wanted.has(scope) || held.has(scope)));
}

/** The levels that differ from each other for this offer, the widest first. One alone is nothing to choose from. */
export function levelsOf(offer: Offer): readonly Level[] {
  const levels: Level[] = ['asked'];
  for (const level of ['chat', 'look'] as const) {
    const set = ofLevel(level, offer);
    if (set.size > 0 && !levels.some((wider) => sameSet(ofLevel(wider, offer), set))) levels.push(level);
  }
  return levels;
}

/** Undefined where the ticks make something that no level is. */
export function levelOf(granted: ScopeSet, offer: Offer): Level | undefined {
  return levelsOf(offer).find((level) => sameSet(ofLevel(level, offer), granted));
}

/** With a scope comes all that it includes; without it goes all that includes it. */
export function withTick(granted: ScopeSet, scope: Scope, on: boolean, { all, held }: Offer): ScopeSet {
  const wanted = on ? [...granted, ...expandScopes([scope])] : [...granted].filter((other) => !includes(other, scope));
  return new Set([...wanted, ...held].filter((other) => all.has(other)));
}

/** Others that it is part of: while one of them is granted, it cannot be left out. */
export function includedBy(scope: Scope, granted: ScopeSet): Scope | undefined {
  return [...granted].find((other) => other !== scope && includes(other, scope));
}

/** A list that grants just this set: what was asked for by name of it, and what that does not include. */
export function scopesToGrant(granted: ScopeSet, { named }: Offer): readonly Scope[] {
  const byName = SCOPES.filter((scope) => granted.has(scope) && named.has(scope));
  const included = expandScopes(byName);
  const rest = SCOPES.filter((scope) => granted.has(scope) && !included.has(scope));
  return [...byName, ...rest.filter((scope) => includedBy(scope, new Set(rest)) === undefined)];
}

/** In the order in which a person should read them: what needs a second look first. */
export function scopesInOrder(set: ScopeSet): readonly Scope[] {
  return READING_ORDER.filter((scope) => set.has(scope));
}

/** Those to read where one does not choose exactly: without what other rows say already. */
export function mainScopes({ all, named }: Offer): readonly Scope[] {
  const full = named.has('operator.admin');
  return READING_ORDER.filter((scope) => {
    if (MAIN.has(scope)) return full ? all.has(scope) : named.has(scope) || includedBy(scope, named) !== undefined;
    return (
      named.has(scope) && (UNUSUAL.has(scope) || includedBy(scope, without(named, 'operator.admin')) === undefined)
    );
  });
}

/** What full control is offered as when it is not granted. */
const MAIN: ReadonlySet<Scope> = new Set(['operator.read', 'operator.write', 'operator.questions']);

function without(set: ScopeSet, scope: Scope): ScopeSet {
  return new Set([...set].filter((other) => other !== scope));
}

const READING_ORDER: readonly Scope[] = [
  'operator.admin',
  'operator.pairing',
  'operator.approvals',
  'operator.talk.secrets',
  'operator.read',
  'operator.write',
  'operator.questions',
  'operator.talk',
  'operator.sessions.read',
  'operator.sessions.write',
];

export function isUnusual(scope: Scope): boolean {
  return UNUSUAL.has(scope);
}

export function sameSet(one: ScopeSet, other: ScopeSet): boolean {
  return one.size === other.size && [...one].every((scope) => other.has(scope));
}

function includes(wider: Scope, scope: Scope): boolean {
  return expandScopes([wider]).has(scope);
}
