import type { ComponentProps } from 'react';
import { t } from '../language/t.ts';
import { AskAgainStep } from './ask-again-step.tsx';

export function LiftBlockStep(props: Omit<ComponentProps<typeof AskAgainStep>, 'button'>) {
  return (
    <div className="step">
      <p>{t('refusedSteps.liftBlock')}</p>
      <AskAgainStep {...props} button={t('frame.tryAgain')} />
    </div>
  );
}
