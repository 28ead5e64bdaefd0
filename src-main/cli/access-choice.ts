/** `--access` and `--for`, as they are typed: a plain level or exact scopes, and how long. Pure. */
import { InvalidArgumentError } from 'commander';
import { LASTING, LEVEL_WORDS, LEVELS, SCOPES, type Lasts, type Level } from '../gateway/index.ts';

export type AccessChoice =
  { readonly kind: 'level'; readonly level: Level } | { readonly kind: 'exactly'; readonly scopes: readonly string[] };

export const LASTS = Object.keys(LASTING) as readonly Lasts[];

const LEVEL_LIST = LEVELS.map((level) => `${level} (${LEVEL_WORDS[`level.${level}`].toLowerCase()})`).join(', ');

/** For `--help`. */
export const ACCESS_HELP = `${LEVEL_LIST}, or exact scopes with commas between them`;

/** Throws `InvalidArgumentError`. */
export function parseAccess(text: string): AccessChoice {
  const level = LEVELS.find((one) => one === text.trim());
  if (level !== undefined) return { kind: 'level', level };
  const scopes = text
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
  const isKnown = scopes.every((scope) => SCOPES.some((known) => known === scope));
  if (scopes.length > 0 && isKnown) return { kind: 'exactly', scopes };
  throw new InvalidArgumentError(`It is ${LEVEL_LIST}, or some of: ${SCOPES.join(', ')}.`);
}

/** Behind "it is let in": nothing where it does not end. */
export function lastsWords(lasts: Lasts): string {
  return lasts === 'always' ? '' : ` for ${lasts === 'hour' ? 'an hour' : 'a day'}`;
}
