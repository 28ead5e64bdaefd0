/** What src-renderer/words and src-renderer/state say: the same on many pages. */
import { about } from './about.ts';
import { access } from './access.ts';
import { history } from './history.ts';
import { keepOut } from './keep-out.ts';
import { outcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import { shared } from './shared.ts';
import { time } from './time.ts';

export const words = {
  ...about,
  ...access,
  ...history,
  ...keepOut,
  ...outcome,
  ...refusal,
  ...shared,
  ...time,
} as const;
