import { Command } from './command.tsx';

/** What works instead of a page on plain http, the simplest first, with this gateway's address filled in. */
export function SecurePageStep() {
  const { hostname, port } = window.location;
  const ownPort = port === '' ? '80' : port;
  const local = `http://localhost:${ownPort}`;
  return (
    <ol className="steps">
      <li>
        <p>On the computer that runs the gateway, open its window, or this address:</p>
        <Command text={local} />
      </li>
      <li>
        <p>From here, bring its port over with SSH, then open {local}:</p>
        <Command text={`ssh -N -L ${ownPort}:127.0.0.1:${ownPort} ${hostname}`} />
      </li>
      <li>
        <p>
          Or have the gateway speak https, with a certificate of its own: in its tray menu under “Your network can
          connect”, or with these lines in its config. Your browser asks once whether to trust it. Then open:
        </p>
        <Command text="gateway: { tls: { enabled: true } }" />
        <Command text={`https://${hostname}:${ownPort}`} />
      </li>
      <li>
        <p>Or put https in front of it, for example with Tailscale, on the gateway’s computer:</p>
        <Command text={`tailscale serve --bg ${ownPort}`} />
      </li>
      <li>
        <p>
          A phone or a machine needs no page: pair it with a setup code, from “Pair a phone…” in the tray, or with this
          on the gateway’s computer:
        </p>
        <Command text="openclaw qr" />
      </li>
    </ol>
  );
}
