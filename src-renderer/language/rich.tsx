import { TransNoContext } from '@lingui/react/server';
import type { ReactElement, ReactNode } from 'react';
import type { en, MessageId } from '../locales/en/index.ts';
import { i18n, type Names } from './t.ts';

interface RichProps<Id extends MessageId> {
  readonly id: Id;
  readonly values?: Readonly<Record<Names<(typeof en)[Id]>, ReactNode>>;
  /** What each tag of the message stands for: `<link>…</link>` → `{ link: <a href=…/> }`. */
  readonly tags?: Readonly<Record<string, ReactElement>>;
}

/** A message with elements in it, whose place each language decides. */
export function Rich<Id extends MessageId>({ id, values, tags }: RichProps<Id>) {
  return (
    <TransNoContext
      id={id}
      lingui={{ i18n }}
      {...(values && { values: unread(values) })}
      {...(tags && { components: tags })}
    />
  );
}

/** A text among the values is shown as it is: what a device calls itself must not be read as a tag. */
function unread(values: Readonly<Record<string, ReactNode>>): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? <>{value}</> : value]),
  );
}
