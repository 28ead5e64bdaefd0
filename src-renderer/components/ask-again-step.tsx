import { useState } from 'react';
import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal } from '../link/refusal.ts';
import { Button } from './button.tsx';

interface AskAgainStepProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly retrying: boolean;
  readonly button: string;
}

export function AskAgainStep({ link, refusal, retrying, button }: AskAgainStepProps) {
  const [askedAfter, setAskedAfter] = useState<Refusal>();
  const waiting = askedAfter === refusal;
  const ask = (): void => {
    setAskedAfter(refusal);
    // A page of another version cannot get better by asking: the right one has to be loaded.
    if (refusal.cause === 'versions-differ') window.location.reload();
    else link.retry();
  };
  return (
    <div className="step step-row">
      <Button look="primary" disabled={waiting} onClick={ask}>
        {waiting ? t('refusedSteps.asking') : button}
      </Button>
      <p className="muted" role="status">
        {askedAfter !== undefined && !waiting ? `${t('refusedSteps.sameAnswer')} ` : ''}
        {retrying ? t('refusedSteps.retries') : ''}
      </p>
    </div>
  );
}
