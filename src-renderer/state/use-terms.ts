/** The choices on an open review card. They are those of one ask: what a person ticked for another one does not count. */
import { useState } from 'react';
import type { Ask } from './ask.ts';
import { proposedTerms, type Terms } from './terms.ts';

export interface TermsDraft extends Terms {
  /** Every scope has its tick. */
  readonly exact: boolean;
}

/** `shown` is the key of the ask that is shown (askKey). */
export function useTerms(
  ask: Ask | undefined,
  shown: string,
): readonly [TermsDraft | undefined, (change: Partial<TermsDraft>) => void] {
  const [draft, setDraft] = useState<{ readonly shown: string; readonly terms: TermsDraft }>();
  if (ask === undefined) return [undefined, () => undefined];
  const terms = draft?.shown === shown ? draft.terms : { ...proposedTerms(ask), exact: false };
  const change = (more: Partial<TermsDraft>): void => {
    setDraft({ shown, terms: { ...terms, ...more } });
  };
  return [terms, change];
}
