/** The first start, in the window only: what runs now, how to connect something, and a way to try it without a phone. */
import type { DesktopBridge, DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import type { GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';

import { listed } from '../language/listed.ts';
import { t } from '../language/t.ts';
import { announcement } from '../words/desktop-words.ts';
import { addressWords, clientAddress, isLocalOnly } from '../words/gateway-words.ts';
import { Command } from './command.tsx';
import { FirstRunButtons } from './first-run-buttons.tsx';
import { OpenToNetwork } from './open-to-network.tsx';

interface FirstRunProps {
  readonly bridge: DesktopBridge;
  readonly status: GatewayStatus;
  readonly desktop: DesktopState;
}

export function FirstRun({ bridge, status: { addresses }, desktop }: FirstRunProps) {
  const [first] = addresses;
  if (first === undefined) return null;
  const address = clientAddress(addresses);
  const localOnly = isLocalOnly(addresses);
  return (
    <section className="card first-run" aria-labelledby="first-run-heading">
      <h2 id="first-run-heading">{t('firstRun.title')}</h2>
      <p>
        {t(localOnly ? 'firstRun.listensHere' : 'firstRun.listens', { addresses: listed(addresses.map(addressWords)) })}
      </p>
      <ol className="steps">
        <li>
          <p>
            {address === undefined
              ? t('firstRun.open.byName', { port: String(first.port) })
              : t(localOnly ? 'firstRun.open.here' : 'firstRun.open.elsewhere')}
          </p>
          {address === undefined ? null : <Command text={address} copy={() => bridge.copyAddress()} />}
        </li>
        <li>
          {t('firstRun.appears')} {announcement(desktop)}
        </li>
        <li>{t('firstRun.compare')}</li>
      </ol>
      {localOnly ? (
        <p className="muted">
          <OpenToNetwork id="firstRun.phone" />
        </p>
      ) : null}
      <FirstRunButtons bridge={bridge} desktop={desktop} />
    </section>
  );
}
