import { CircleCheck, CircleMinus } from 'lucide-react';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import type { SetupState } from '../../state/setup-session.ts';
import { addressOf } from '../../state/route.ts';
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
          <h2>{used ? usedWords(state.deviceName) : t('connectPage.ended')}</h2>
          {used ? (
            <p className="muted">
              <Rich
                id="connectPage.used.text"
                tags={{ device: <a href={addressOf({ page: 'device', deviceId: state.deviceId })} /> }}
              />
            </p>
          ) : (
            <p className="muted">{t(`setupCode.ended.${state.why}`)}</p>
          )}
        </div>
      </div>
      <div className="buttons">
        <Button look={used ? 'plain' : 'primary'} onClick={onAgain}>
          {t(used ? 'connectPage.another' : 'connectPage.newCode')}
        </Button>
        {used ? <a href={addressOf({ page: 'devices' })}>{t('connectPage.seeAll')}</a> : null}
      </div>
    </section>
  );
}

function usedWords(device: string): string {
  return device === '' ? t('connectPage.used.nameless') : t('connectPage.used', { device });
}
