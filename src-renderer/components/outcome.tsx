import { CircleCheck, CircleMinus } from 'lucide-react';
import type { OutcomeWords } from '../words/outcome-words.ts';
import { Button } from './button.tsx';
import { LARGE_ICON } from './icon.ts';

interface OutcomeProps {
  readonly words: OutcomeWords;
  readonly headingId: string;
  /** Others that still wait. */
  readonly next: { readonly count: number; readonly requestId: string } | undefined;
  readonly onReview: (requestId: string) => void;
  readonly onClose: () => void;
}

/** The review card after the decision: what happened, and the next one if there is one. */
export function Outcome({ words: { tone, title, text }, headingId, next, onReview, onClose }: OutcomeProps) {
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
        {next === undefined ? null : (
          <Button
            onClick={() => {
              onReview(next.requestId);
            }}
          >
            Review the next ({next.count})
          </Button>
        )}
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  );
}
