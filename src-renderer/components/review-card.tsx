/** The card in which a person decides about one device. It follows the request until it is over, wherever it ends. */
import { useId, useState, type KeyboardEvent } from 'react';
import { askKey, asksOf, reviewOf, type Ask } from '../state/ask.ts';
import { useArmed } from '../state/armed.ts';
import type { DeskActions } from '../state/desk-actions.ts';
import type { DeskView } from '../state/desk-store.ts';
import { deviceTitle } from '../words/device-words.ts';
import { approvedWords, deniedWords, endedWords, UNKNOWN_REQUEST } from '../words/outcome-words.ts';
import { AskForm, type Answer } from './ask-form.tsx';
import { Modal } from './modal.tsx';
import { Outcome } from './outcome.tsx';

interface ReviewCardProps {
  readonly view: Extract<DeskView, { kind: 'loaded' }>;
  readonly requestId: string;
  readonly actions: DeskActions;
  readonly onReview: (requestId: string) => void;
  readonly onNotice: (text: string) => void;
  readonly onClose: () => void;
}

/** What the person did here; `ask` is what they saw when they did it. */
type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly answer: Answer; readonly ask: Ask }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly answer: 'approve' | 'deny'; readonly ask: Ask };

export function ReviewCard({ view, requestId, actions, onReview, onNotice, onClose }: ReviewCardProps) {
  const headingId = useId();
  const [decision, setDecision] = useState<Decision>({ kind: 'none' });
  const review = reviewOf(view, requestId);
  // While an answer is on its way the request may already have left the list: what was answered stays in view.
  const ask = decision.kind === 'sending' ? decision.ask : review.kind === 'open' ? review.ask : undefined;
  const armed = useArmed(ask === undefined ? '' : askKey(ask));

  const answer = (chosen: Answer): void => {
    if (ask === undefined || decision.kind === 'sending') return;
    setDecision({ kind: 'sending', answer: chosen, ask });
    void actions[chosen](ask).then((failure) => {
      if (failure !== undefined) {
        setDecision({ kind: 'failed', message: failure });
        return;
      }
      if (chosen !== 'dismiss') {
        setDecision({ kind: 'done', answer: chosen, ask });
        return;
      }
      onNotice(`${deviceTitle(ask.requests[0])} keeps waiting in the list.`);
      onClose();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Otherwise the key would also press the button that happens to have the focus.
    event.preventDefault();
    if (armed && !event.repeat && decision.kind !== 'done') answer('approve');
  };

  const outcome = outcomeOf(decision, view, review);
  const decidedId = decision.kind === 'done' ? decision.ask.deviceId : undefined;
  const others = asksOf(view.list.waiting).filter(({ deviceId }) => deviceId !== decidedId);
  const [next] = others;
  return (
    <Modal labelledBy={headingId} onClose={onClose} onKeyDown={onKeyDown}>
      {outcome === undefined && ask !== undefined ? (
        <AskForm
          ask={ask}
          headingId={headingId}
          changed={review.kind === 'open' && review.changed}
          armed={armed}
          busy={decision.kind === 'sending' ? decision.answer : undefined}
          failure={decision.kind === 'failed' ? decision.message : undefined}
          onAnswer={answer}
        />
      ) : (
        <Outcome
          words={outcome ?? UNKNOWN_REQUEST}
          headingId={headingId}
          onClose={onClose}
          {...(next === undefined
            ? {}
            : {
                next: {
                  count: others.length,
                  open: () => {
                    onReview(next.requests[0].requestId);
                  },
                },
              })}
        />
      )}
    </Modal>
  );
}

function outcomeOf(decision: Decision, view: ReviewCardProps['view'], review: ReturnType<typeof reviewOf>) {
  if (decision.kind === 'done') {
    const [request] = decision.ask.requests;
    const device = view.list.devices.find(({ deviceId }) => deviceId === request.deviceId);
    return decision.answer === 'approve' ? approvedWords(request, device?.connected ?? false) : deniedWords(request);
  }
  if (decision.kind === 'sending' || review.kind === 'open') return undefined;
  return review.kind === 'ended' ? endedWords(review.ended) : UNKNOWN_REQUEST;
}
