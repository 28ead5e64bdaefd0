import { LockKeyhole } from 'lucide-react';
import type { DeskList } from '../../../src-main/gateway/protocol/desk.ts';
import type { Lockout } from '../../../src-main/gateway/protocol/lockout.ts';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useBusy } from '../../state/busy.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { lockoutWords } from '../../words/lockout-words.ts';
import { Button } from '../button.tsx';
import { Countdown } from '../countdown.tsx';
import { CountedSection } from '../counted-section.tsx';
import { ICON } from '../icon.ts';

interface LockoutListProps {
  readonly lockouts: readonly Lockout[];
  readonly devices: DeskList['devices'];
}

/** Who guessed wrong too often, until when, and the way to let it try again now. Nothing while there is none. */
export function LockoutList({ lockouts, devices }: LockoutListProps) {
  if (lockouts.length === 0) return null;
  return (
    <CountedSection id="lockouts" title={t('activity.lockedOut')} count={lockouts.length}>
      <p className="muted">{t('lockout.note')}</p>
      <ul className="plain-list card">
        {lockouts.map((lockout) => (
          <LockoutRow
            key={lockout.id}
            lockout={lockout}
            device={devices.find(({ deviceId }) => deviceId === lockout.lastDeviceId)}
          />
        ))}
      </ul>
    </CountedSection>
  );
}

interface LockoutRowProps {
  readonly lockout: Lockout;
  readonly device: DeskList['devices'][number] | undefined;
}

function LockoutRow({ lockout, device }: LockoutRowProps) {
  const { actions, tell } = useDeskTools();
  const [busy, run] = useBusy();
  return (
    <li>
      <LockKeyhole {...ICON} />
      <div className="plain-list-words">
        <p className="figures">
          <strong>{lockout.address}</strong>
        </p>
        <p className="muted">
          {device === undefined
            ? lockoutWords(lockout)
            : t('activity.lastBy', { tries: lockoutWords(lockout), device: deviceTitle(device) })}{' '}
          · <Countdown untilMs={lockout.untilMs} end={t('countdown.over')} />
        </p>
      </div>
      <Button
        disabled={busy}
        aria-label={t('activity.unlock.label', { address: lockout.address })}
        onClick={() => {
          run(actions.unlock(lockout.id), (failure) => {
            tell(failure ?? saying('activity.unlocked', { address: lockout.address }));
          });
        }}
      >
        {t('activity.unlock')}
      </Button>
    </li>
  );
}
