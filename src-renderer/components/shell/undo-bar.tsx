import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { t } from '../../language/t.ts';
import { EACH_STEADY_SECOND, useNow } from '../../state/clock.ts';
import { secondsLeft, type Undo, type UndoOffer } from '../../state/undo.ts';
import { Button } from '../button.tsx';
import { ICON } from '../icon.ts';

/** What was just done, below every page, while it can be taken back. Always in the tree, so that it is read out. */
export function UndoBar({ undo }: { readonly undo: Undo }) {
  const offers = useSyncExternalStore(undo.subscribe, undo.offers);
  return (
    <div className="undo-region" role="status">
      {offers.map((offer) => (
        <div key={offer.id} className="undo-bar">
          <p>{offer.text.words()}</p>
          <UndoButton offer={offer} undo={undo} />
        </div>
      ))}
    </div>
  );
}

interface UndoButtonProps {
  readonly offer: UndoOffer;
  readonly undo: Undo;
  readonly className?: string;
  readonly onUndone?: () => void;
}

export function UndoButton({ offer, undo, className, onUndone }: UndoButtonProps) {
  // The clock of the page is up to a second old: it would promise one too many.
  const left = secondsLeft(offer, useNow(EACH_STEADY_SECOND));
  return (
    <Button
      className={className}
      disabled={offer.progress === 'undoing'}
      onClick={() => void undo.take(offer.id).then(onUndone)}
    >
      <Undo2 {...ICON} />
      {offer.progress === 'undoing' ? (
        t('frame.undoing')
      ) : (
        <>
          {t('frame.undo')}
          {/* Read out once a second it would drown everything else. */}
          <span className="figures undo-left" aria-hidden="true">
            {left}
          </span>
        </>
      )}
    </Button>
  );
}
