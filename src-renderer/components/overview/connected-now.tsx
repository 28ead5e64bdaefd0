/** Who is connected now, as a picture and as a list. */
import { memo, useMemo } from 'react';
import type { DeskList } from '../../../src-main/gateway/protocol/desk.ts';
import { t } from '../../language/t.ts';
import { connectedOf, type Connected } from '../../state/connected.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { addressOf } from '../../state/route.ts';
import { useTraffic } from '../../state/use-traffic.ts';
import { abilitySentence } from '../../words/ability-words.ts';
import { accessOf, kindWords } from '../../words/device-words.ts';
import { CountedSection } from '../counted-section.tsx';
import { DeviceName } from '../device-name.tsx';
import { DevicePicture } from '../device-picture.tsx';
import { Empty } from '../empty.tsx';
import { LivePicture } from './live-picture.tsx';

/** As many as stand beside the picture. */
const MOST_LISTED = 7;

interface ConnectedNowProps {
  readonly list: DeskList;
  /** Whether the gateway is reached; otherwise this is what was. */
  readonly connected: boolean;
}

export function ConnectedNow({ list, connected: reached }: ConnectedNowProps) {
  const { place } = useDeskTools();
  const { devices, signedIn } = list;
  const connected = useMemo(() => connectedOf({ devices, ...(signedIn && { signedIn }) }), [devices, signedIn]);
  const beat = useTraffic(place.link);
  const talking = useMemo(() => new Set(beat.devices.map(({ deviceId }) => deviceId)), [beat]);
  const running = list.status.state === 'running';
  const more = connected.length - MOST_LISTED;
  return (
    <CountedSection
      id="connected"
      title={t(reached ? 'overview.connected.now' : 'overview.connected.before')}
      count={connected.length}
    >
      {connected.length === 0 ? (
        <Nobody running={running} paired={devices.length} />
      ) : (
        <div className="card live">
          <LivePicture connected={connected} beat={beat} running={running && reached} />
          <div className="live-list">
            <ul>
              {connected.slice(0, MOST_LISTED).map((who) => (
                <ConnectedRow
                  key={who.deviceId}
                  who={who}
                  own={who.deviceId === place.link.ownDeviceId}
                  talking={talking.has(who.deviceId)}
                />
              ))}
            </ul>
            {more > 0 ? (
              <p className="live-more">
                <a href={addressOf({ page: 'devices' })}>{t('overview.moreDevices', { count: more })}</a>
              </p>
            ) : null}
          </div>
        </div>
      )}
    </CountedSection>
  );
}

function Nobody({ running, paired }: { readonly running: boolean; readonly paired: number }) {
  if (!running) return <Empty title={t('overview.nobody')}>{t('overview.nobody.stopped')}</Empty>;
  if (paired > 0) return <Empty title={t('overview.nobody')}>{t('overview.nobody.running')}</Empty>;
  return (
    <Empty title={t('devices.none')}>
      <a href={addressOf({ page: 'connect' })}>{t('frame.connectDevice')}</a>
    </Empty>
  );
}

const ConnectedRow = memo(function ConnectedRow({
  who,
  own,
  talking,
}: {
  readonly who: Connected;
  /** It is the browser that shows this. */
  readonly own: boolean;
  readonly talking: boolean;
}) {
  const name = <DeviceName device={who.device} />;
  return (
    <li className="live-row">
      <DevicePicture deviceId={who.deviceId} size={32} />
      <div>
        <p className="live-row-name">
          {who.kind === 'paired' ? (
            <a className="device-link" href={addressOf({ page: 'device', deviceId: who.deviceId })}>
              {name}
            </a>
          ) : (
            name
          )}
        </p>
        <p className="muted small live-row-claim">
          {own ? `${t('overview.thisBrowser')} · ${claim(who)}` : claim(who)}
        </p>
      </div>
      <span className="live-talking" data-on={talking} title={talking ? t('overview.talks.hint') : undefined}>
        {talking ? <span className="hidden">{t('overview.talks')}</span> : null}
      </span>
    </li>
  );
});

function claim(who: Connected): string {
  if (who.kind === 'signed-in') return t('overview.signedIn');
  const access = abilitySentence(accessOf(who.device));
  return access === '' ? kindWords(who.device) : access;
}
