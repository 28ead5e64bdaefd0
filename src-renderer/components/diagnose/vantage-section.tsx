/** From where this page looks: how it came, as whom, and by which clock. Often that is where the trouble is. */
import type { ReactNode } from 'react';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { capital } from '../../../src-main/gateway/words/any-language.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { addressOf } from '../../state/route.ts';
import { vantageOf, type Vantage } from '../../state/vantage.ts';
import { clockWords, wayWords } from '../../words/diagnosis-words.ts';
import { arrivalWords } from '../../words/place-words.ts';
import { DeviceName } from '../device-name.tsx';

export function VantageSection({ view }: { readonly view: LoadedView }) {
  const { place } = useDeskTools();
  const { status } = place.link;
  const vantage = vantageOf(view.list, status.kind === 'ready' ? status.connId : undefined);
  return (
    <section aria-labelledby="vantage-heading">
      <div className="section-head">
        <h2 id="vantage-heading">
          {t(place.kind === 'window' ? 'diagnosePage.thisWindow' : 'diagnosePage.thisBrowser')}
        </h2>
      </div>
      <dl className="card vantage">
        {place.kind === 'window' ? (
          <Line name={t('diagnosePage.way')}>{t('diagnosePage.way.window')}</Line>
        ) : (
          <>
            <Line name={t('diagnosePage.way')}>
              <Way vantage={vantage} />
            </Line>
            <Line name={t('diagnosePage.address')}>
              <bdi>{window.location.origin}</bdi>
              <span className="muted vantage-note">{wayWords(window.location)}</span>
            </Line>
            <Line name={t('diagnosePage.letIn')}>
              <LetIn vantage={vantage} />
            </Line>
          </>
        )}
        <Line name={t('diagnosePage.clock')}>
          <Clock offsetMs={view.clockOffsetMs} />
        </Line>
      </dl>
    </section>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Way({ vantage }: { readonly vantage: Vantage }) {
  if (vantage.kind === 'unlisted') return t('diagnosePage.notListed');
  const { session } = vantage;
  return (
    <>
      {capital(arrivalWords(session))}
      <span className="muted vantage-note">
        <Rich id="diagnosePage.seen" values={{ address: <bdi className="figures">{session.address}</bdi> }} />
      </span>
    </>
  );
}

function LetIn({ vantage }: { readonly vantage: Vantage }) {
  switch (vantage.kind) {
    case 'unlisted':
      return t('diagnosePage.notListed');
    case 'signed-in':
      return t('diagnosePage.bySecret');
    case 'paired':
      return (
        <Rich
          id="diagnosePage.asPaired"
          values={{
            device: (
              <a href={addressOf({ page: 'device', deviceId: vantage.device.deviceId })}>
                <DeviceName device={vantage.device} />
              </a>
            ),
          }}
        />
      );
  }
}

function Clock({ offsetMs }: { readonly offsetMs: number }) {
  const { says, fix } = clockWords(offsetMs);
  return (
    <>
      {says}
      {fix === undefined ? null : <span className="vantage-note vantage-warning">{fix}</span>}
    </>
  );
}
