import type { MissedRequest } from '../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import { arrivalWords } from '../words/place-words.ts';
import { Ago } from './ago.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';

/** Requests that nobody answered in time. Nothing can be decided about them, so they take little room. */
export function MissedList({ missed }: { readonly missed: readonly MissedRequest[] }) {
  if (missed.length === 0) return null;
  return (
    <details className="details missed">
      <summary>
        {t('waiting.missed')} <span className="count">{missed.length}</span>
      </summary>
      <ul className="plain-list card">
        {missed.map((request) => (
          <li key={`${request.deviceId} ${request.role}`}>
            <DevicePicture deviceId={request.deviceId} size={32} />
            <div className="plain-list-words">
              <p>
                <Rich
                  id="waiting.missed.asked"
                  values={{ device: <DeviceName device={request} />, ago: <Ago atMs={request.askedAtMs} /> }}
                />
              </p>
              <p className="muted">
                {t('waiting.missed.from', { address: request.address, arrival: arrivalWords(request) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
