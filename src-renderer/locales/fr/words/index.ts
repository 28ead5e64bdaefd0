import type { words as english } from '../../en/words/index.ts';
import type { Translated } from '../../translated.ts';
import { about } from './about.ts';
import { access } from './access.ts';
import { history } from './history.ts';
import { shared } from './shared.ts';
import { time } from './time.ts';

export const words: Translated<typeof english> = { ...about, ...access, ...history, ...shared, ...time };
