import { CircleCheck, CircleMinus } from 'lucide-react';
import type { SetupState } from '../../state/setup-session.ts';
import { addressOf } from '../../state/route.ts';
import { SETUP_ENDS } from '../../words/connect-words.ts';
import { Button } from '../button.tsx';
import { LARGE_ICON } from '../icon.ts';

interface SetupOutcomeProps {
  readonly state: Extract<SetupState, { kind: 'used' | 'ended' }>;
  readonly onAgain: () => void;
}

/** A device came, or the code does not work any more. */
export function SetupOutcome({ state, onAgain }: SetupOutcomeProps) {
  const used = state.kind === 'used';
  const Icon = used ? CircleCheck : CircleMinus;
  return (
    <section className="card connect-card">
      <div className={`outcome outcome-${used ? 'good' : 'neutral'}`} role="status">
        <Icon {...LARGE_ICON} />
        <div>
          <h2>{used ? `${state.deviceName || 'The device'} is let in` : 'This code does not work any more'}</h2>
          {used ? (
            <p className="muted">
              The code is used up. If this was not you,{' '}
              <a href={addressOf({ page: 'device', deviceId: state.deviceId })}>look at the device</a> and end its
              access.
            </p>
          ) : (
            <p className="muted">{SETUP_ENDS[state.why]}</p>
          )}
        </div>
      </div>
      <div className="buttons">
        <Button look={used ? 'plain' : 'primary'} onClick={onAgain}>
          {used ? 'Connect another' : 'Make a new code'}
        </Button>
        {used ? <a href={addressOf({ page: 'devices' })}>See all devices</a> : null}
      </div>
    </section>
  );
}
