/** French. Not yet reviewed by a native speaker. */
import type { Catalogue } from '../en/index.ts';
import { attach } from './attach.ts';
import { frame } from './frame.ts';
import { gate } from './gate.ts';
import { overview } from './overview.ts';
import { pages } from './pages.ts';
import { settings } from './settings.ts';
import { words } from './words/index.ts';

export const fr: Catalogue = { ...attach, ...frame, ...gate, ...overview, ...pages, ...settings, ...words };
