/** What a device may do, in plain words. */
import { namedOf, type Ability } from '../../src-main/gateway/words/abilities.ts';
import { capital } from '../../src-main/gateway/words/any-language.ts';
import { listed } from '../language/listed.ts';
import { t } from '../language/t.ts';

/** For a sentence about the device: "sees chats, devices and status". */
export function abilityDoes({ id, shared }: Ability): string {
  return t(`ability.does.${id}`, { what: sharedWords(shared) });
}

/** For "It asks to …": "see chats, devices and status". */
export function abilityTo({ id, shared }: Ability): string {
  return t(`ability.to.${id}`, { what: sharedWords(shared) });
}

/** "Sees chats, devices and status; sends messages and starts work"; empty where nothing is asked. */
export function abilitySentence(abilities: readonly Ability[]): string {
  return capital(eachOf(abilities.map(abilityDoes)));
}

/** "see chats; send messages": each may have an "and" of its own. */
export function eachOf(words: readonly string[]): string {
  return words.length === 0 ? '' : words.reduce((one, more) => t('ability.and', { one, more }));
}

function sharedWords(shared: Ability['shared']): string {
  const { named, more } = namedOf(shared);
  const words = named.map((each) => t(`ability.shared.${each}`));
  return listed(more === 0 ? words : [...words, t('ability.shared.more', { count: more })]);
}
