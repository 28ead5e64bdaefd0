import { Command } from './command.tsx';

/** Three ways to a secure page, the simplest first, with this gateway's address filled in. */
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
        <p>Or put https in front of it, for example with Tailscale, on the gateway’s computer:</p>
        <Command text={`tailscale serve --bg ${ownPort}`} />
      </li>
    </ol>
  );
}
