/** What to do on the other side, for each kind of client, with everything filled in that is known. */
import type { ReactNode } from 'react';
import type { SetupCodeView } from '../../../src-main/gateway/protocol/setup-code.ts';
import { Command } from '../command.tsx';

interface ClientStepsProps {
  /** The code that is shown now. */
  readonly code: SetupCodeView | undefined;
  /** Under which the gateway is reached: its own, or that of the code. */
  readonly url: string | undefined;
}

const SHOW_TOKEN = 'openclaw gateway status --show-token';

export function ClientSteps({ code, url }: ClientStepsProps) {
  const place = url === undefined ? undefined : hostAndPort(url);
  return (
    <section aria-labelledby="clients-heading">
      <div className="section-head">
        <h2 id="clients-heading">On the device</h2>
      </div>
      <div className="card clients">
        <Client title="Phone or tablet" open>
          <ol className="steps">
            <li>Install OpenClaw from the app store and open it.</li>
            <li>Choose to connect to a gateway, and scan the code above. Without a camera, paste the code.</li>
            <li>
              Without a code: enter the address {url === undefined ? null : <code>{url}</code>} and the gateway’s token,
              then approve the phone under Devices.
            </li>
          </ol>
        </Client>
        <Client title="Node host: a machine that runs commands">
          {code === undefined ? (
            <>
              <p>With a code, one line does it all: show one above. Without, on that machine:</p>
              <Command
                text={`OPENCLAW_GATEWAY_TOKEN=TOKEN openclaw node run --host ${place?.host ?? 'HOST'} --port ${place?.port ?? '18789'}`}
              />
              <TokenHint />
            </>
          ) : (
            <>
              <p>On that machine:</p>
              <Command text={`openclaw node run --pair ${code.link}`} />
            </>
          )}
        </Client>
        <Client title="Command line on another computer">
          {code === undefined ? (
            <>
              <p>On that computer:</p>
              <Command text={`openclaw devices list --url ${url ?? 'ws://HOST:18789'} --token TOKEN`} />
              <TokenHint />
            </>
          ) : (
            <>
              <p>On that computer:</p>
              <Command text={`openclaw connect ${code.link}`} />
            </>
          )}
        </Client>
      </div>
    </section>
  );
}

function Client({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="client" open={open}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}

function TokenHint() {
  return (
    <>
      <p className="muted">In place of TOKEN goes the gateway’s token. To find it, on the gateway’s computer:</p>
      <Command text={SHOW_TOKEN} />
    </>
  );
}

function hostAndPort(url: string): { readonly host: string; readonly port: string } {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: port === '' ? (protocol === 'wss:' ? '443' : '80') : port };
}
