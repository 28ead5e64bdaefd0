import type { Lockout } from '../../src-main/gateway/protocol/lockout.ts';
import { guessWords } from '../../src-main/gateway/words/history-words.ts';
import { countWords } from '../../src-main/gateway/words/plain-words.ts';

export const LOCKOUT_NOTE = 'Too many wrong tries came from here. Paired devices with a valid token are not affected.';

export function lockoutWords({ kind, failures }: Lockout): string {
  const guessed = guessWords(kind);
  return countWords(failures, `wrong ${guessed}`, `wrong ${guessed}s`);
}
