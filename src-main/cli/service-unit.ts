/** The text of the systemd unit that runs the gateway without a desktop. Pure. */

/** `command`: absolute paths; `env`: what differs from the defaults and must hold for the service too. */
export function serviceUnit(command: readonly string[], env: Readonly<Record<string, string>>): string {
  const environment = Object.entries(env).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`);
  return [
    '[Unit]',
    'Description=OpenClaw Gateway, without a desktop',
    'After=network.target',
    '',
    '[Service]',
    `ExecStart=${[...command, 'gateway', 'run'].map(quoted).join(' ')}`,
    ...environment,
    'Restart=on-failure',
    'RestartSec=2',
    // What it writes is in the state folder, and that belongs to this user alone.
    'UMask=0077',
    'NoNewPrivileges=yes',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/** systemd.service(5) and systemd.syntax(7): C-like quotes, % and $ have a meaning of their own. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const literal = escaped.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return `"${literal}"`;
}
