/** What notifications, tray and command line say as well: those are in English only, so it is written beside them. */
import { ABILITY_WORDS } from '../../../../src-main/gateway/words/ability-words.ts';
import { KIND_WORDS } from '../../../../src-main/gateway/words/kind-words.ts';
import { LEVEL_WORDS } from '../../../../src-main/gateway/words/level-words.ts';
import { ARRIVAL_WORDS, SURFACE_WORDS } from '../../../../src-main/gateway/words/plain-words.ts';

export const shared = {
  ...ABILITY_WORDS,
  ...ARRIVAL_WORDS,
  ...SURFACE_WORDS,
  ...KIND_WORDS,
  ...LEVEL_WORDS,
  'ability.and': '{one}; {more}',
  'arrival.via': 'through the proxy {proxy}',
} as const;
