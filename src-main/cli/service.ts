/** `openclaw gateway service install | remove | status`: the gateway without a desktop, started by systemd for this user. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { errorWords } from '../gateway/index.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { ownCommand } from './own-command.ts';
import { serviceUnit } from './service-unit.ts';

const run = promisify(execFile);

const UNIT = 'openclaw-gateway.service';
/** What moves the gateway's places; a service does not get the terminal's environment. A token is never copied. */
const CARRIED = ['OPENCLAW_HOME', 'OPENCLAW_STATE_DIR', 'OPENCLAW_CONFIG_PATH', 'OPENCLAW_GATEWAY_PORT'];

export const SERVICE_CHOICES = ['install', 'remove', 'status'] as const;
export type ServiceChoice = (typeof SERVICE_CHOICES)[number];

export async function service(choice: ServiceChoice): Promise<CommandOutput> {
  if (process.platform !== 'linux') return failed('A service of this kind needs systemd, which only Linux has.');
  const file = path.join(
    process.env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config'),
    ...['systemd', 'user', UNIT],
  );
  if (await isMasked(file)) return choice === 'remove' ? absent() : masked(file);
  switch (choice) {
    case 'install':
      return await install(file);
    case 'remove':
      return await remove(file);
    case 'status':
      return await status(file);
  }
}

async function install(file: string): Promise<CommandOutput> {
  const env = Object.fromEntries(CARRIED.flatMap((name) => pair(name, process.env[name])));
  try {
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, serviceUnit(ownCommand(), env));
  } catch (error) {
    return failed(
      `Nothing installed: ${file} could not be written.\n${errorWords(error)}\nMake its folder writable for you.`,
    );
  }
  const reason = (await systemctl('daemon-reload')) ?? (await systemctl('enable', '--now', UNIT));
  if (reason !== undefined) {
    return failed(
      `${file} is written, but systemd did not start it.\n${reason}\n` +
        'Log in as this user in a session of its own (not with su) and run: systemctl --user enable --now openclaw-gateway',
      { state: 'written', file },
    );
  }
  return said(
    'Installed. The gateway runs now and whenever you log in.\n' +
      'To have it run before anyone logs in: loginctl enable-linger',
    { state: 'installed', file },
  );
}

async function remove(file: string): Promise<CommandOutput> {
  if (!(await exists(file))) return absent();
  const reason = await systemctl('disable', '--now', UNIT);
  await fs.rm(file, { force: true });
  await systemctl('daemon-reload');
  const still = reason === undefined ? '' : `\nsystemd could not be told: ${reason}`;
  return said(`Removed. The gateway no longer starts by itself.${still}`, { state: 'absent' });
}

function absent(): CommandOutput {
  return said('There is no service of ours to remove.', { state: 'absent' });
}

/** By `systemctl mask`, which a person or an administrator did: not ours to take back. */
async function isMasked(file: string): Promise<boolean> {
  return await fs.readlink(file).then(
    (target) => target === '/dev/null',
    () => false,
  );
}

function masked(file: string): CommandOutput {
  const told =
    `${UNIT} is masked, so systemd never starts it: ${file} leads to /dev/null.\n` +
    `Allow it again: systemctl --user unmask ${UNIT}\nThen: openclaw gateway service install`;
  return failed(told, { state: 'masked', file });
}

async function status(file: string): Promise<CommandOutput> {
  if (!(await exists(file))) {
    return said('absent    Install it with: openclaw gateway service install', { state: 'absent' });
  }
  const reason = await systemctl('is-active', '--quiet', UNIT);
  return reason === undefined
    ? said('running   systemd runs the gateway for you.', { state: 'running', file })
    : failed(`installed, but it does not run.\nSee why: journalctl --user -u ${UNIT}`, { state: 'stopped', file });
}

/** Undefined when it went well, else systemd's first line. */
async function systemctl(...args: string[]): Promise<string | undefined> {
  return await run('systemctl', ['--user', ...args]).then(
    () => undefined,
    (error: unknown) => {
      const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
      return (stderr ?? '').trim().split('\n')[0] || message.split('\n')[0];
    },
  );
}

function pair(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined || value === ''
    ? []
    : [[name, path.isAbsolute(value) || /^\d+$/.test(value) ? value : path.resolve(value)]];
}

function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
