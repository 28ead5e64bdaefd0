import { t } from '../language/t.ts';
import { Countdown } from './countdown.tsx';

/** The moment is on this page's own clock, so no offset is between them here. */
export function WaitStep({ untilMs }: { readonly untilMs: number }) {
  return (
    <p className="refused-wait">
      <Countdown untilMs={untilMs} says="retry" end={t('frame.tryingAgain')} />
    </p>
  );
}
