import type { words as english } from '../../en/words/index.ts';
import type { Translated } from '../../translated.ts';
import { about } from './about.ts';
import { access } from './access.ts';
import { history } from './history.ts';
import { keepOut } from './keep-out.ts';
import { outcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import { shared } from './shared.ts';
import { time } from './time.ts';

export const words: Translated<typeof english> = {
  ...about,
  ...access,
  ...history,
  ...keepOut,
  ...outcome,
  ...refusal,
  ...shared,
  ...time,
};
