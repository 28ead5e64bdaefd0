/** The card in which a person decides what a trusted node may run. It follows the request until it is over. */
import { useId, useState } from 'react';
import { saying } from '../../language/sentence.ts';
import { useArmed } from '../../state/armed.ts';
import { commandKey, type CommandReview } from '../../state/command-review.ts';
import { useDecision } from '../../state/decision.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { nextToReview } from '../../state/waiting.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { commandsAllowedWords, commandsDeniedWords, commandsEndedWords } from '../../words/outcome-words.ts';
import type { CommandRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { takesGrantKey } from '../armed-button.tsx';
import { CommandForm, type CommandAnswer } from './command-form.tsx';
import { Modal } from '../modal.tsx';
import { Outcome } from './outcome.tsx';

interface CommandReviewCardProps {
  readonly view: LoadedView;
  readonly review: CommandReview;
  readonly onReview: (requestId: string) => void;
  readonly onClose: () => void;
}

export function CommandReviewCard({ view, review, onReview, onClose }: CommandReviewCardProps) {
  const { actions, can, undo } = useDeskTools();
  const [offerId, setOfferId] = useState<number>();
  const headingId = useId();
  const [decision, decide] = useDecision<CommandAnswer, CommandRequest>();
  // While an answer is on its way the request may already have left the list: what was answered stays in view.
  const request = decision.kind === 'sending' ? decision.subject : review.request;
  const armed = useArmed(commandKey(request));
  const isOpen = decision.kind === 'sending' || (decision.kind !== 'done' && review.kind === 'open');

  const answer = (chosen: CommandAnswer): void => {
    if (chosen === 'deny') {
      decide(chosen, request, () => actions.denyCommands(request));
      return;
    }
    const title = deviceTitle(request);
    decide(
      chosen,
      request,
      () => actions.approveCommands(request),
      () => {
        const undone = saying('review.runsAsBefore', { device: title });
        const text = saying('review.mayRun', { device: title });
        if (can.undo) setOfferId(undo.offer({ text, undone, undo: () => actions.undoCommands(request) }));
      },
    );
  };
  return (
    <Modal
      labelledBy={headingId}
      onClose={onClose}
      onKeyDown={(event) => {
        if (takesGrantKey(event) && armed && isOpen) answer('allow');
      }}
    >
      {isOpen ? (
        <CommandForm
          request={request}
          headingId={headingId}
          changed={review.kind === 'open' && review.changed}
          armed={armed}
          busy={decision.kind === 'sending' ? decision.answer : undefined}
          failure={decision.kind === 'failed' ? decision.failure : undefined}
          onAnswer={answer}
          onClose={onClose}
        />
      ) : (
        <Outcome
          words={
            decision.kind === 'done'
              ? (decision.answer === 'allow' ? commandsAllowedWords : commandsDeniedWords)(decision.subject)
              : commandsEndedWords(review.request, review.kind === 'ended' && review.allowed)
          }
          headingId={headingId}
          offerId={offerId}
          next={nextToReview(view.list, request.deviceId)}
          onReview={onReview}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
