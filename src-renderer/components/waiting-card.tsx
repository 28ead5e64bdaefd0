import { memo } from 'react';
import { t } from '../language/t.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { askExpiresAtMs, type Ask } from '../state/ask.ts';
import { deviceFacts } from '../words/device-words.ts';
import { arrivalWords } from '../words/place-words.ts';
import { AcquaintanceTag } from './acquaintance-tag.tsx';
import { AskedAbilities } from './asked-abilities.tsx';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tag } from './tag.tsx';

interface WaitingCardProps {
  readonly ask: Ask;
  readonly onReview: (requestId: string) => void;
}

/** One device that waits. It only opens the review card: nothing is decided in a list that moves. */
export const WaitingCard = memo(function WaitingCard({ ask, onReview }: WaitingCardProps) {
  const [request] = ask.requests;
  const abilities = abilitiesOf(ask.requests);
  return (
    <li className="card waiting-card">
      <DevicePicture deviceId={request.deviceId} size={40} />
      <div className="waiting-who">
        <p className="name-line">
          <DeviceName device={request} />
          <AcquaintanceTag request={request} />
          {request.quiet ? <Tag>{t('waiting.askedBefore')}</Tag> : null}
        </p>
        <p className="muted">
          {deviceFacts(request)} · {request.address} ({arrivalWords(request)})
        </p>
        <AskedAbilities abilities={abilities} />
      </div>
      <div className="waiting-code">
        <span className="code">{codeWords(request.code)}</span>
        <Countdown untilMs={askExpiresAtMs(ask)} />
      </div>
      <Button
        look="primary"
        onClick={() => {
          onReview(request.requestId);
        }}
      >
        {t('waiting.review')}
      </Button>
    </li>
  );
});
