import { t } from '../language/t.ts';
import { RetryCountdown } from './countdown.tsx';

/** `untilMs`: in `steadyMs`. */
export function WaitStep({ untilMs }: { readonly untilMs: number }) {
  return (
    <p className="refused-wait">
      <RetryCountdown untilMs={untilMs} end={t('frame.tryingAgain')} />
    </p>
  );
}
