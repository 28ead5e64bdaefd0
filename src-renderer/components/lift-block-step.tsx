import type { ComponentProps } from 'react';
import { AskAgainStep } from './ask-again-step.tsx';

export function LiftBlockStep(props: Omit<ComponentProps<typeof AskAgainStep>, 'button'>) {
  return (
    <div className="step">
      <p>
        If that was a mistake, let someone lift the block: in the Control UI under Devices, in the list Blocked. Then
        try again here.
      </p>
      <AskAgainStep {...props} button="Try again" />
    </div>
  );
}
