import type { ReactNode } from 'react';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { Said } from '../said.tsx';

interface AskMessagesProps {
  /** It was asked anew while the card was open. */
  readonly changed: boolean;
  readonly failure: Sentence | undefined;
  /** What else there is to say before an answer. */
  readonly children?: ReactNode;
}

/** What a person is told while they decide. */
export function AskMessages({ changed, failure, children }: AskMessagesProps) {
  return (
    <div className="ask-messages" role="status">
      {changed ? <p className="ask-note">{t('review.changed')}</p> : null}
      {children}
      {failure === undefined ? null : (
        <p className="ask-failure">
          <Said sentence={failure} />
        </p>
      )}
    </div>
  );
}
