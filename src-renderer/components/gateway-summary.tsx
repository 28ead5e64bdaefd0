/** Whether the gateway runs, where, and since when; or what keeps it from running. */
import { useState } from 'react';
import type { GatewayFault, GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { copyText } from '../link/copy-text.ts';
import { gatewayAddress } from '../link/gateway-address.ts';
import { EACH_HALF_MINUTE, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { gatewayPlace } from '../state/gateway-place.ts';
import type { Place } from '../state/place.ts';
import { addressWords, isLocalOnly, stateWords } from '../words/gateway-words.ts';
import { since } from '../words/time-words.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Fault } from './fault.tsx';
import { Moment } from './moment.tsx';

interface SummaryProps {
  readonly status: GatewayStatus;
  readonly place: Place;
  /** Whether this is what is, or what was known before the connection was lost. */
  readonly connected: boolean;
}

export function GatewayFaultCard({ fault, place }: { readonly fault: GatewayFault; readonly place: Place }) {
  return (
    <Fault fault={fault} lang="en">
      <StartButton place={place} label={t('frame.tryAgain')} />
    </Fault>
  );
}

export function GatewaySummary({ status, place, connected }: SummaryProps) {
  const where = gatewayPlace(place);
  return (
    <section className="summary" aria-label={t('summary.label')}>
      <div className="summary-words">
        <p>{connected ? stateWords(status, where) : t('gateway.notReached')}</p>
        <SummaryLine status={status} />
      </div>
      {status.state === 'running' ? <CopyAddress place={place} /> : null}
      {status.state === 'stopped' ? <StartButton place={place} label={t('summary.start')} /> : null}
    </section>
  );
}

function SummaryLine({ status: { state, addresses, startedAtMs, version } }: Pick<SummaryProps, 'status'>) {
  if (state === 'stopped') return <p className="muted">{t('summary.stopped')}</p>;
  return (
    <p className="muted summary-line">
      {addresses.map((address) => (
        <span key={addressWords(address)} className="figures">
          {addressWords(address)}
        </span>
      ))}
      {addresses.length > 0 && isLocalOnly(addresses) ? <span>{t('summary.localOnly')}</span> : null}
      {startedAtMs === undefined ? null : <Since atMs={startedAtMs} />}
      <span>{t('summary.version', { version })}</span>
    </p>
  );
}

function Since({ atMs }: { readonly atMs: number }) {
  const here = atMs - useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  return <Moment hereMs={here}>{since(here, now)}</Moment>;
}

function CopyAddress({ place }: Pick<SummaryProps, 'place'>) {
  // The main process owns the window's clipboard; a browser's page copies by itself.
  if (place.kind === 'window')
    return <CopyButton label={t('summary.copyAddress')} copy={() => place.bridge.copyAddress()} />;
  const address = gatewayAddress(window.location);
  return <CopyButton label={t('summary.copyAddress')} copy={() => copyText(address)} />;
}

/** Only the desktop can start a gateway that does not run. */
function StartButton({ place, label }: { readonly place: Place; readonly label: string }) {
  const [starting, setStarting] = useState(false);
  if (place.kind === 'browser') return null;
  const start = (): void => {
    setStarting(true);
    void place.bridge.control('start').finally(() => {
      setStarting(false);
    });
  };
  return (
    <Button look="primary" disabled={starting} onClick={start}>
      {starting ? t('summary.starting') : label}
    </Button>
  );
}
