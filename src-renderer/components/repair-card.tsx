/** A trusted device whose token is old: its key is proven, so one click puts it right. */
import { memo } from 'react';
import type { RepairOffer } from '../../src-main/gateway/protocol/repair.ts';
import { Rich } from '../language/rich.tsx';
import { saying } from '../language/sentence.ts';
import { t } from '../language/t.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { useBusy } from '../state/busy.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { arrivalWords } from '../words/place-words.ts';
import { repairWords } from '../words/repair-words.ts';
import { Ago } from './ago.tsx';
import { Button } from './button.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tag } from './tag.tsx';

interface RepairCardProps {
  readonly offer: RepairOffer;
  /** The device as its owner knows it. */
  readonly title: string;
}

export const RepairCard = memo(function RepairCard({ offer, title }: RepairCardProps) {
  const { actions, tell } = useDeskTools();
  const [busy, run] = useBusy();
  const ordered = offer.phase === 'ordered';
  const { tag, text } = repairWords(offer);
  return (
    <li className="card waiting-card">
      <DevicePicture deviceId={offer.deviceId} size={40} />
      <div className="waiting-who">
        <p className="name-line">
          <bdi className="device-name">{title}</bdi>
          <Tag>{tag}</Tag>
        </p>
        <p className="muted">
          <Rich
            id={offer.tries > 1 ? 'waiting.repair.triedTimes' : 'waiting.repair.tried'}
            values={{
              address: offer.address,
              arrival: arrivalWords(offer),
              ago: <Ago atMs={offer.atMs} />,
              count: offer.tries,
            }}
          />
        </p>
        <p>{text}</p>
      </div>
      <span className="code waiting-code">{codeWords(offer.code)}</span>
      <div className="waiting-answers">
        <Button
          disabled={busy}
          onClick={() => {
            run(actions.dismissRepair(offer), (failure) => {
              tell(failure ?? saying('repair.dismissed', { name: title }));
            });
          }}
        >
          {t(ordered ? 'waiting.repair.callOff' : 'waiting.repair.notNow')}
        </Button>
        {ordered ? null : (
          <Button
            look="primary"
            disabled={busy}
            onClick={() => {
              run(actions.repair(offer), (failure) => {
                tell(failure ?? saying('repair.done', { name: title }));
              });
            }}
          >
            {t('waiting.repair.renew')}
          </Button>
        )}
      </div>
    </li>
  );
});
