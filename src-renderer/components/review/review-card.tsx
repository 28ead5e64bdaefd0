/** The card in which a person decides about one device. It follows the request until it is over, wherever it ends. */
import { useId, useState } from 'react';
import { saying } from '../../language/sentence.ts';
import { askKey, reviewOf, type Ask } from '../../state/ask.ts';
import { useArmed } from '../../state/armed.ts';
import { useDecision, type Decision } from '../../state/decision.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { useTerms } from '../../state/use-terms.ts';
import { nextToReview } from '../../state/waiting.ts';
import { deviceTitle } from '../../words/device-words.ts';
import {
  approvedWords,
  blockedWords,
  deniedWords,
  endedWords,
  unknownRequestWords,
} from '../../words/outcome-words.ts';
import { approvalUndone } from '../../words/undo-words.ts';
import { takesGrantKey } from '../armed-button.tsx';
import { Modal } from '../modal.tsx';
import { AskForm, type Answer } from './ask-form.tsx';
import { Outcome } from './outcome.tsx';
import { RefuseForm } from './refuse-form.tsx';

interface ReviewCardProps {
  readonly view: LoadedView;
  readonly requestId: string;
  readonly onReview: (requestId: string) => void;
  readonly onClose: () => void;
}

export function ReviewCard({ view, requestId, onReview, onClose }: ReviewCardProps) {
  const { actions, can, undo, tell } = useDeskTools();
  const headingId = useId();
  const [decision, decide] = useDecision<Answer, Ask>();
  const [refusing, setRefusing] = useState(false);
  const [offerId, setOfferId] = useState<number>();
  const review = reviewOf(view, requestId);
  // While an answer is on its way the request may already have left the list: what was answered stays in view.
  const ask = decision.kind === 'sending' ? decision.subject : review.kind === 'open' ? review.ask : undefined;
  const shown = ask === undefined ? '' : askKey(ask);
  const armed = useArmed(shown) && !refusing;
  const [terms, setTerms] = useTerms(ask, shown);
  const known = view.list.devices.find(({ deviceId }) => deviceId === ask?.deviceId);

  const approve = (): void => {
    if (ask === undefined || terms === undefined) return;
    const [request] = ask.requests;
    const name = terms.name?.trim();
    const asNamed = name === (known?.label ?? request.name) || name === '' ? undefined : name;
    const title = asNamed ?? deviceTitle(known ?? request);
    decide(
      'approve',
      ask,
      () => actions.approve(ask, { ...terms, name: asNamed }),
      () => {
        const undone = approvalUndone(title, known !== undefined);
        if (!can.undo) return;
        setOfferId(
          undo.offer({
            text: saying('review.mayConnect', { device: title }),
            undone,
            undo: () => actions.undoApproval(ask),
          }),
        );
      },
    );
  };
  const block = (address: boolean): void => {
    if (ask === undefined) return;
    const [request] = ask.requests;
    const title = deviceTitle(known ?? request);
    decide(
      'block',
      ask,
      () => actions.block({ requestId: request.requestId, ...(address && { address }) }),
      () => {
        const undone = saying('review.unblocked', { device: title });
        setOfferId(
          undo.offer({
            text: saying('review.blocked', { device: title }),
            undone,
            undo: () => actions.restore(ask.deviceId),
          }),
        );
      },
    );
  };
  const answer = (chosen: Answer): void => {
    if (ask === undefined || chosen === 'block') return;
    if (chosen === 'approve') {
      approve();
      return;
    }
    decide(
      chosen,
      ask,
      () => actions[chosen](ask),
      () => {
        if (chosen !== 'dismiss') return;
        tell(saying('review.keepsWaiting', { device: deviceTitle(ask.requests[0]) }));
        onClose();
      },
    );
  };

  const outcome = outcomeOf(decision, view, review);
  const busy = decision.kind === 'sending' ? decision.answer : undefined;
  const failure = decision.kind === 'failed' ? decision.failure : undefined;
  const decidedId = decision.kind === 'done' ? decision.subject.deviceId : undefined;
  return (
    <Modal
      labelledBy={headingId}
      onClose={onClose}
      onKeyDown={(event) => {
        if (takesGrantKey(event) && armed) approve();
      }}
    >
      {outcome !== undefined || ask === undefined || terms === undefined ? (
        <Outcome
          words={outcome ?? unknownRequestWords()}
          headingId={headingId}
          offerId={offerId}
          next={nextToReview(view.list, decidedId)}
          onReview={onReview}
          onClose={onClose}
        />
      ) : refusing ? (
        <RefuseForm
          ask={ask}
          known={known !== undefined}
          headingId={headingId}
          busy={busy}
          failure={failure}
          onAnswer={answer}
          onBlock={block}
          onBack={() => {
            setRefusing(false);
          }}
        />
      ) : (
        <AskForm
          ask={ask}
          known={known}
          devices={view.list.devices}
          headingId={headingId}
          changed={review.kind === 'open' && review.changed}
          armed={armed}
          terms={terms}
          busy={busy}
          failure={failure}
          onTerms={setTerms}
          onAnswer={answer}
          onRefuse={() => {
            setRefusing(true);
          }}
        />
      )}
    </Modal>
  );
}

function outcomeOf(decision: Decision<Answer, Ask>, view: LoadedView, review: ReturnType<typeof reviewOf>) {
  if (decision.kind === 'done') {
    const { answer, subject } = decision;
    const [request] = subject.requests;
    if (answer === 'dismiss') return undefined;
    if (answer === 'block') return blockedWords(request);
    const device = view.list.devices.find(({ deviceId }) => deviceId === request.deviceId);
    return answer === 'approve'
      ? approvedWords(device ?? request, request.test, device?.connected ?? false)
      : deniedWords(request);
  }
  if (decision.kind === 'sending' || review.kind === 'open') return undefined;
  return review.kind === 'ended' ? endedWords(review.ended) : unknownRequestWords();
}
