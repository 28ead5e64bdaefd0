/**
 * systemd's side of "Start at login". A session that leaves autostart to it (GNOME, KDE Plasma) starts no entry but the
 * unit that is made of it, and so not one whose unit is masked.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** As systemd-xdg-autostart-generator names it: what stands for a dash in a unit's name is its escape. */
export const LOGIN_UNIT = String.raw`app-openclaw\x2dgateway@autostart.service`;

/** The file that keeps the unit of our entry from starting; undefined where none does, or this session asks for no unit. */
export async function loginUnitMask(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const file = await firstThere(folders(env).map((folder) => path.join(folder, 'systemd/user', LOGIN_UNIT)));
  if (file === undefined || !(await isMask(file))) return undefined;
  const isKnownSession = (env['XDG_CURRENT_DESKTOP'] ?? '') !== '';
  return !isKnownSession || (await startsUnits(env)) ? file : undefined;
}

/** Those in which a unit of a person's own session is looked for before what generators made; the first one counts. */
function folders(env: NodeJS.ProcessEnv): readonly string[] {
  const home = env['HOME'] ?? os.homedir();
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    env['XDG_CONFIG_HOME'] || path.join(home, '.config'),
    ...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':'),
    '/etc',
    ...(runtime ? [runtime] : []),
    '/run',
  ];
}

async function firstThere(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await fs.lstat(file).catch(() => undefined)) return file;
  return undefined;
}

/** Empty, or a link to where there is nothing to read (systemd.unit(5)). */
async function isMask(file: string): Promise<boolean> {
  return await fs.stat(file).then(
    ({ size }) => size === 0,
    () => false,
  );
}

async function startsUnits(env: NodeJS.ProcessEnv): Promise<boolean> {
  return await new Promise((resolve) => {
    const args = ['--user', '--quiet', 'is-active', 'xdg-desktop-autostart.target'];
    execFile('systemctl', args, { env, timeout: 5_000 }, (error) => {
      resolve(error === null);
    });
  });
}
