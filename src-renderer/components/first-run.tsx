/** The first start, in the window only: what runs now, how to connect something, and a way to try it without a phone. */
import type { DesktopBridge, DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import type { GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { addressOf } from '../state/route.ts';
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
      <h2 id="first-run-heading">Welcome. Your gateway is ready</h2>
      <p>
        It listens on {addresses.map(addressWords).join(' and ')}
        {localOnly ? ', which only programs on this computer can reach' : ''}. Nobody is let in until you approve them.
      </p>
      <ol className="steps">
        <li>
          <p>
            Open OpenClaw on {localOnly ? 'this computer' : 'your phone or another computer'} and enter{' '}
            {address === undefined
              ? `this computer’s name or network address, with port ${first.port}.`
              : 'this address:'}
          </p>
          {address === undefined ? null : <Command text={address} copy={() => bridge.copyAddress()} />}
        </li>
        <li>The device appears under Waiting. {announcement(desktop)}</li>
        <li>Compare the code on both screens, then approve.</li>
      </ol>
      {localOnly ? (
        <p className="muted">
          For a phone, <OpenToNetwork />, then pair it in <a href={addressOf({ page: 'connect' })}>Connect</a>.
        </p>
      ) : null}
      <FirstRunButtons bridge={bridge} desktop={desktop} />
    </section>
  );
}
