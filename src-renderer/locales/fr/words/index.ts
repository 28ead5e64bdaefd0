import type { words as english } from '../../en/words/index.ts';
import type { Translated } from '../../translated.ts';
import { time } from './time.ts';

export const words: Translated<typeof english> = { ...time };
