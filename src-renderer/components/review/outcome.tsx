import { CircleCheck, CircleMinus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import type { OutcomeWords } from '../../words/outcome-words.ts';
import { Button } from '../button.tsx';
import { LARGE_ICON } from '../icon.ts';
import { UndoButton } from '../shell/undo-bar.tsx';

interface OutcomeProps {
  readonly words: OutcomeWords;
  readonly headingId: string;
  /** What can be taken back of it, for ten seconds (state/undo.ts). */
  readonly offerId?: number | undefined;
  /** Others that still wait. */
  readonly next: { readonly count: number; readonly requestId: string } | undefined;
  readonly onReview: (requestId: string) => void;
  readonly onClose: () => void;
}

/** The review card after the decision: what happened, and the next one if there is one. */
export function Outcome({ words: { tone, title, text }, headingId, offerId, next, onReview, onClose }: OutcomeProps) {
  const Icon = tone === 'good' ? CircleCheck : CircleMinus;
  return (
    <>
      <div className={`outcome outcome-${tone}`} role="status">
        <Icon {...LARGE_ICON} />
        <div>
          <h2 id={headingId}>{title}</h2>
          <p className="muted">{text}</p>
        </div>
      </div>
      <div className="modal-buttons">
        {offerId === undefined ? null : <UndoHere offerId={offerId} onUndone={onClose} />}
        {next === undefined ? null : (
          <Button
            onClick={() => {
              onReview(next.requestId);
            }}
          >
            {t('review.next', { count: next.count })}
          </Button>
        )}
        <Button onClick={onClose}>{t('buttons.close')}</Button>
      </div>
    </>
  );
}

/** The bar below the page cannot be reached while a card is open. */
function UndoHere({ offerId, onUndone }: { readonly offerId: number; readonly onUndone: () => void }) {
  const { undo } = useDeskTools();
  const offer = useSyncExternalStore(undo.subscribe, undo.offers).find(({ id }) => id === offerId);
  return offer === undefined ? null : (
    <UndoButton className="modal-aside" offer={offer} undo={undo} onUndone={onUndone} />
  );
}
