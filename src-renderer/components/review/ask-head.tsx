import { t } from '../../language/t.ts';
import { deviceFacts } from '../../words/device-words.ts';
import type { Ask } from '../../state/ask.ts';
import { AcquaintanceTag } from '../acquaintance-tag.tsx';
import { DeviceName } from '../device-name.tsx';
import { DevicePicture } from '../device-picture.tsx';
import { KeyWords } from '../key-words.tsx';

interface AskHeadProps {
  readonly ask: Ask;
  readonly headingId: string;
}

/** Who asks: what it says of itself as its claim, and what cannot be claimed, the key, as a picture and in words. */
export function AskHead({ ask, headingId }: AskHeadProps) {
  const [request] = ask.requests;
  return (
    <header className="ask-head">
      <DevicePicture deviceId={ask.deviceId} size={56} />
      <div>
        <div className="name-line">
          <h2 id={headingId}>
            <DeviceName device={request} />
          </h2>
          {request.name === '' ? null : <span className="muted">{t('review.claims')}</span>}
          <AcquaintanceTag request={request} />
        </div>
        <p className="muted">{deviceFacts(request)}</p>
        <KeyWords words={request.fingerprint} />
      </div>
    </header>
  );
}
