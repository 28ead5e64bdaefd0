/** What src-renderer/words says: the same on many pages. */
import { time } from './time.ts';

export const words = { ...time } as const;
