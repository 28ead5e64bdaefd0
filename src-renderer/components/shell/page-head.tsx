import type { ReactNode } from 'react';
import { tabTitle } from '../../words/page-words.ts';

interface PageHeadProps {
  readonly title: string;
  /** Devices that wait for a decision, for the tab. */
  readonly waiting: number;
  readonly children?: ReactNode;
}

export function PageHead({ title, waiting, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <title>{tabTitle(title, waiting)}</title>
      <h1>{title}</h1>
      {children}
    </header>
  );
}
