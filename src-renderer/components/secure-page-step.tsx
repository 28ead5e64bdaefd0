import { t } from '../language/t.ts';
import { Command } from './command.tsx';

/** What works instead of a page on plain http, the simplest first, with this gateway's address filled in. */
export function SecurePageStep() {
  const { hostname, port } = window.location;
  const ownPort = port === '' ? '80' : port;
  const local = `http://localhost:${ownPort}`;
  return (
    <ol className="steps">
      <li>
        <p>{t('refusedSteps.secure.local')}</p>
        <Command text={local} />
      </li>
      <li>
        <p>{t('refusedSteps.secure.ssh', { address: local })}</p>
        <Command text={`ssh -N -L ${ownPort}:127.0.0.1:${ownPort} ${hostname}`} />
      </li>
      <li>
        <p>{t('refusedSteps.secure.tls')}</p>
        <Command text="gateway: { tls: { enabled: true } }" />
        <Command text={`https://${hostname}:${ownPort}`} />
      </li>
      <li>
        <p>{t('refusedSteps.secure.front')}</p>
        <Command text={`tailscale serve --bg ${ownPort}`} />
      </li>
      <li>
        <p>{t('refusedSteps.secure.setupCode')}</p>
        <Command text="openclaw qr" />
      </li>
    </ol>
  );
}
