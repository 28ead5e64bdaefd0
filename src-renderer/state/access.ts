/** Which scopes a card offers and ticks, and which of the plain levels the ticks make. */
import { expandScopes, SCOPES, type Scope } from '../../src-main/gateway/auth/scopes.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import {
  includedBy,
  LEVELS,
  ofLevel,
  sameSet,
  type Level,
  type Offer,
  type ScopeSet,
} from '../../src-main/gateway/words/access-levels.ts';

const UNUSUAL: ScopeSet = new Set(
  SCOPES.filter((scope) => abilitiesOf([{ role: 'operator', scopes: [scope], commands: [] }])[0]?.unusual === true),
);

/** Those that need a second look are left out until a person ticks them. */
export function ordinaryPart({ all, held }: Offer): ScopeSet {
  return new Set([...all].filter((scope) => held.has(scope) || !UNUSUAL.has(scope)));
}

/** The levels that differ from each other for this offer, the widest first. One alone is nothing to choose from. */
export function levelsOf(offer: Offer): readonly Level[] {
  const levels: Level[] = [];
  for (const level of LEVELS) {
    const set = ofLevel(level, offer);
    if ((level === 'asked' || set.size > 0) && !levels.some((wider) => sameSet(ofLevel(wider, offer), set)))
      levels.push(level);
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

function includes(wider: Scope, scope: Scope): boolean {
  return expandScopes([wider]).has(scope);
}
