/** What a person decided on a card: from the click to what came of it. `subject` is what they saw when they clicked. */
import { useState } from 'react';
import type { Sentence } from '../language/sentence.ts';
import type { Failure } from './desk-actions.ts';

export type Decision<Answer, Subject> =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly answer: Answer; readonly subject: Subject }
  | { readonly kind: 'failed'; readonly failure: Sentence }
  | { readonly kind: 'done'; readonly answer: Answer; readonly subject: Subject };

type Decide<Answer, Subject> = (
  answer: Answer,
  subject: Subject,
  send: () => Promise<Failure>,
  onDone?: () => void,
) => void;

export function useDecision<Answer, Subject>(): readonly [Decision<Answer, Subject>, Decide<Answer, Subject>] {
  const [decision, setDecision] = useState<Decision<Answer, Subject>>({ kind: 'none' });
  const decide: Decide<Answer, Subject> = (answer, subject, send, onDone) => {
    if (decision.kind === 'sending' || decision.kind === 'done') return;
    setDecision({ kind: 'sending', answer, subject });
    void send().then((failure) => {
      setDecision(failure === undefined ? { kind: 'done', answer, subject } : { kind: 'failed', failure });
      if (failure === undefined) onDone?.();
    });
  };
  return [decision, decide];
}
