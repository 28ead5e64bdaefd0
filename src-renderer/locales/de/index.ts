/** German. Not yet reviewed by a native speaker. */
import type { Catalogue } from '../en/index.ts';
import { overview } from './overview.ts';
import { pages } from './pages.ts';
import { settings } from './settings.ts';

export const de: Catalogue = { ...overview, ...pages, ...settings };
