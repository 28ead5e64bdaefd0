/** What should make a person look twice before they read on. */
import { TriangleAlert } from 'lucide-react';
import type { PairedDeviceView, WaitingRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { DevicePicture } from '../device-picture.tsx';
import { ICON } from '../icon.ts';

interface AskWarningsProps {
  readonly request: WaitingRequest;
  readonly devices: readonly PairedDeviceView[];
}

export function AskWarnings({ request, devices }: AskWarningsProps) {
  if (request.lookAlike !== undefined) {
    const known = devices.find((device) => deviceTitle(device) === request.lookAlike);
    return (
      <div className="ask-warning">
        <TriangleAlert {...ICON} />
        <div>
          <p className="ask-warning-title">
            <Rich id="review.lookAlike" values={{ device: <bdi>{request.lookAlike}</bdi> }} />
          </p>
          <p>{t('review.lookAlike.text')}</p>
          {known === undefined ? null : (
            <ul className="ask-keys">
              <KeyOf title={t('review.lookAlike.paired')} deviceId={known.deviceId} words={known.fingerprint} />
              <KeyOf title={t('review.lookAlike.asks')} deviceId={request.deviceId} words={request.fingerprint} />
            </ul>
          )}
        </div>
      </div>
    );
  }
  if (request.known !== 'removed-before') return null;
  return (
    <div className="ask-warning">
      <TriangleAlert {...ICON} />
      <p>{t('review.removedBefore')}</p>
    </div>
  );
}

function KeyOf(props: { readonly title: string; readonly deviceId: string; readonly words: readonly string[] }) {
  return (
    <li>
      <DevicePicture deviceId={props.deviceId} size={32} />
      <span>
        <span className="muted">{props.title}</span>
        <br />
        {props.words.join(' ')}
      </span>
    </li>
  );
}
