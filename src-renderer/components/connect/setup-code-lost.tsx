import { CircleMinus } from 'lucide-react';
import { t } from '../../language/t.ts';
import { Button } from '../button.tsx';
import { LARGE_ICON } from '../icon.ts';

interface SetupCodeLostProps {
  /** Which the code names. */
  readonly url: string;
  /** Whether there is another one is being found out. */
  readonly trying: boolean;
  readonly onAgain: () => void;
  readonly onCancel: () => void;
}

/** In place of a code that leads nowhere now: at times only because the gateway speaks wss there. It comes back by itself. */
export function SetupCodeLost({ url, trying, onAgain, onCancel }: SetupCodeLostProps) {
  return (
    <section className="card connect-card">
      <div className="outcome outcome-neutral" role="status">
        <CircleMinus {...LARGE_ICON} />
        <div>
          <h2>{t('connectPage.lost', { address: url })}</h2>
          <p className="muted">{t('connectPage.lost.text')}</p>
        </div>
      </div>
      <div className="buttons">
        <Button look="primary" disabled={trying} onClick={onAgain}>
          {t('connectPage.newCode')}
        </Button>
        <Button onClick={onCancel}>{t('connectPage.code.cancel')}</Button>
      </div>
    </section>
  );
}
