import type { GuessKind, Lockout } from '../../src-main/gateway/protocol/lockout.ts';
import { countWords } from '../../src-main/gateway/words/plain-words.ts';

const GUESSED: Readonly<Record<GuessKind, readonly [one: string, many: string]>> = {
  'shared-secret': ['wrong token', 'wrong tokens'],
  'device-token': ['wrong device token', 'wrong device tokens'],
  'setup-code': ['wrong setup code', 'wrong setup codes'],
};

export const LOCKOUT_NOTE = 'Too many wrong tries came from here. Paired devices with a valid token are not affected.';

export function lockoutWords({ kind, failures }: Lockout): string {
  const [one, many] = GUESSED[kind];
  return countWords(failures, one, many);
}
