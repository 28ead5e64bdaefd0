/** Access in plain words: the levels of the review card, single scopes, and for how long. */
import type { Scope } from '../../src-main/gateway/auth/scopes.ts';
import { LASTING, LEVEL_WORDS, type Lasts, type Level } from '../../src-main/gateway/words/access-levels.ts';
import { abilitiesOf, type Ability } from '../../src-main/gateway/words/plain-words.ts';

/** The same where the device is known already: what it was granted and what was withheld is all there is. */
export const LEVEL_WORDS_OF_DEVICE: Readonly<Record<Level, string>> = {
  ...LEVEL_WORDS,
  asked: 'Everything it asked for',
};

export const EXACTLY = 'Exactly…';
/** What the choice shows while the ticks are not those of any level. */
export const AS_TICKED = 'Exactly as ticked';

/** A scope on its own; every scope that exists has words. */
export function scopeAbility(scope: Scope): Ability {
  const [ability] = abilitiesOf([{ role: 'operator', scopes: [scope], commands: [] }]);
  return ability ?? { does: scope, to: scope, unusual: true };
}

export interface Lasting {
  readonly id: Lasts;
  readonly words: string;
  /** Undefined: it does not end. */
  readonly lastsMs: number | undefined;
}

export const LASTINGS: readonly Lasting[] = [
  { id: 'always', words: 'Always', lastsMs: LASTING.always },
  { id: 'day', words: 'A day', lastsMs: LASTING.day },
  { id: 'hour', words: 'An hour', lastsMs: LASTING.hour },
];

export const NOTHING_GRANTED = 'Nothing would be left. To end this access, cancel and choose “Take away”.';
