/** Access in plain words: the levels of the review card, single scopes, and for how long. */
import type { Scope } from '../../src-main/gateway/auth/scopes.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import type { Lasts, Level } from '../../src-main/gateway/words/access-levels.ts';
import { t } from '../language/t.ts';
import { abilityTo } from './ability-words.ts';

export function levelWords(level: Level): string {
  return t(`level.${level}`);
}

/** The same where the device is known already: what it was granted and what was withheld is all there is. */
export function levelOfDeviceWords(level: Level): string {
  return level === 'asked' ? t('access.allItAsked') : levelWords(level);
}

/** A scope on its own, behind "It asks to"; every scope that exists has words. */
export function scopeTo(scope: Scope): string {
  const [ability] = abilitiesOf([{ role: 'operator', scopes: [scope], commands: [] }]);
  return ability === undefined ? scope : abilityTo(ability);
}

/** In the order in which they are offered. */
export const LASTINGS: readonly Lasts[] = ['always', 'day', 'hour'];

export function lastsWords(lasts: Lasts): string {
  return t(`access.lasts.${lasts}`);
}

/** Of a device that has its access already: counted anew. */
export function lastsFromNowWords(lasts: Lasts): string {
  return t(`access.lastsFromNow.${lasts}`);
}
