/** The card in which a person decides about one device. It follows the request until it is over, wherever it ends. */
import { useId, useState } from 'react';
import { abilitiesOf } from '../../src-main/gateway/words/plain-words.ts';
import { askKey, commandsOf, reviewOf, type Ask } from '../state/ask.ts';
import { useArmed } from '../state/armed.ts';
import { useDecision, type Decision } from '../state/decision.ts';
import type { DeskActions } from '../state/desk-actions.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { nextToReview } from '../state/waiting.ts';
import { deviceTitle } from '../words/device-words.ts';
import { approvedWords, deniedWords, endedWords, UNKNOWN_REQUEST } from '../words/outcome-words.ts';
import { takesGrantKey } from './armed-button.tsx';
import { AskForm, type Answer } from './ask-form.tsx';
import { Modal } from './modal.tsx';
import { Outcome } from './outcome.tsx';

interface ReviewCardProps {
  readonly view: LoadedView;
  readonly requestId: string;
  readonly actions: DeskActions;
  readonly onReview: (requestId: string) => void;
  readonly onNotice: (text: string) => void;
  readonly onClose: () => void;
}

export function ReviewCard({ view, requestId, actions, onReview, onNotice, onClose }: ReviewCardProps) {
  const headingId = useId();
  const [decision, decide] = useDecision<Answer, Ask>();
  const review = reviewOf(view, requestId);
  // While an answer is on its way the request may already have left the list: what was answered stays in view.
  const ask = decision.kind === 'sending' ? decision.subject : review.kind === 'open' ? review.ask : undefined;
  const shown = ask === undefined ? '' : askKey(ask);
  const armed = useArmed(shown);
  const [mayRun, setMayRun] = useCommandsTick(ask, shown);

  const answer = (chosen: Answer): void => {
    if (ask === undefined) return;
    decide(
      chosen,
      ask,
      () => (chosen === 'approve' ? actions.approve(ask, mayRun ? 'asked' : 'connect') : actions[chosen](ask)),
      () => {
        if (chosen !== 'dismiss') return;
        onNotice(`${deviceTitle(ask.requests[0])} keeps waiting in the list.`);
        onClose();
      },
    );
  };

  const outcome = outcomeOf(decision, view, review);
  const decidedId = decision.kind === 'done' ? decision.subject.deviceId : undefined;
  return (
    <Modal
      labelledBy={headingId}
      onClose={onClose}
      onKeyDown={(event) => {
        if (takesGrantKey(event) && armed) answer('approve');
      }}
    >
      {outcome === undefined && ask !== undefined ? (
        <AskForm
          ask={ask}
          headingId={headingId}
          changed={review.kind === 'open' && review.changed}
          armed={armed}
          mayRun={mayRun}
          busy={decision.kind === 'sending' ? decision.answer : undefined}
          failure={decision.kind === 'failed' ? decision.message : undefined}
          onMayRun={setMayRun}
          onAnswer={answer}
        />
      ) : (
        <Outcome
          words={outcome ?? UNKNOWN_REQUEST}
          headingId={headingId}
          next={nextToReview(view.list, decidedId)}
          onReview={onReview}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

/** "May run these commands": never ticked for a person where programs would run, and not for an ask they did not see. */
function useCommandsTick(ask: Ask | undefined, shown: string): readonly [boolean, (on: boolean) => void] {
  const [tick, setTick] = useState<{ readonly shown: string; readonly on: boolean }>();
  const set = (on: boolean): void => {
    setTick({ shown, on });
  };
  if (tick?.shown === shown) return [tick.on, set];
  const abilities = ask === undefined ? [] : abilitiesOf([{ role: 'node', scopes: [], commands: commandsOf(ask) }]);
  return [!abilities.some(({ unusual }) => unusual), set];
}

function outcomeOf(decision: Decision<Answer, Ask>, view: LoadedView, review: ReturnType<typeof reviewOf>) {
  if (decision.kind === 'done') {
    const { answer, subject } = decision;
    const [request] = subject.requests;
    if (answer === 'dismiss') return undefined;
    const device = view.list.devices.find(({ deviceId }) => deviceId === request.deviceId);
    return answer === 'approve' ? approvedWords(request, device?.connected ?? false) : deniedWords(request);
  }
  if (decision.kind === 'sending' || review.kind === 'open') return undefined;
  return review.kind === 'ended' ? endedWords(review.ended) : UNKNOWN_REQUEST;
}
