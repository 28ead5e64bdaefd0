/** What to do on the other side, for each kind of client, with everything filled in that is known. */
import type { ReactNode } from 'react';
import type { SetupCodeView } from '../../../src-main/gateway/protocol/setup-code.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
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
        <h2 id="clients-heading">{t('connectPage.onDevice')}</h2>
      </div>
      <div className="card clients">
        <Client title={t('connectPage.phone')} open>
          <ol className="steps">
            <li>{t('connectPage.phone.install')}</li>
            <li>{t('connectPage.phone.scan')}</li>
            <li>
              {url === undefined ? (
                t('connectPage.phone.byHandUnknown')
              ) : (
                <Rich id="connectPage.phone.byHand" values={{ address: <code>{url}</code> }} />
              )}
            </li>
          </ol>
        </Client>
        <Client title={t('connectPage.node')}>
          {code === undefined ? (
            <>
              <p>{t('connectPage.node.withoutCode')}</p>
              <Command
                text={`OPENCLAW_GATEWAY_TOKEN=TOKEN openclaw node run --host ${place?.host ?? 'HOST'} --port ${place?.port ?? '18789'}`}
              />
              <TokenHint />
            </>
          ) : (
            <>
              <p>{t('connectPage.node.on')}</p>
              <Command text={`openclaw node run --pair ${code.link}`} />
            </>
          )}
        </Client>
        <Client title={t('connectPage.cli')}>
          {code === undefined ? (
            <>
              <p>{t('connectPage.cli.on')}</p>
              <Command text={`openclaw devices list --url ${url ?? 'ws://HOST:18789'} --token TOKEN`} />
              <TokenHint />
            </>
          ) : (
            <>
              <p>{t('connectPage.cli.on')}</p>
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
      <p className="muted">{t('connectPage.tokenHint')}</p>
      <Command text={SHOW_TOKEN} />
    </>
  );
}

function hostAndPort(url: string): { readonly host: string; readonly port: string } {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: port === '' ? (protocol === 'wss:' ? '443' : '80') : port };
}
