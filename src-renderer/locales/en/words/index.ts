/** What src-renderer/words and src-renderer/state say: the same on many pages. */
import { about } from './about.ts';
import { access } from './access.ts';
import { history } from './history.ts';
import { shared } from './shared.ts';
import { time } from './time.ts';

export const words = { ...about, ...access, ...history, ...shared, ...time } as const;
