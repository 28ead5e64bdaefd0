/**
 * English, the language that the product is written in. Each message is in ICU MessageFormat; its id is `area.what`.
 *
 * A value stands in braces; inside a plural each branch has a `#` or a space, so that the types can tell it from one.
 */
import { attach } from './attach.ts';
import { frame } from './frame.ts';
import { gate } from './gate.ts';
import { overview } from './overview.ts';
import { pages } from './pages.ts';
import { settings } from './settings.ts';
import { words } from './words/index.ts';

export const en = { ...attach, ...frame, ...gate, ...overview, ...pages, ...settings, ...words } as const;

export type MessageId = keyof typeof en;
/** What each other language has to have. */
export type Catalogue = Readonly<Record<MessageId, string>>;
