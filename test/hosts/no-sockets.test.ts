/** A state folder in which the kernel makes no sockets, as on some shared and network volumes: the real command, all the same. */
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/gateway.ts';

const ONLY_SOCKETS_IN = path.join(import.meta.dirname, '../support/hosts/only-sockets-in.py');
const OPENCLAW = path.resolve(import.meta.dirname, '../../out/main/openclaw.cjs');
const run = promisify(execFile);

function landlockPermitted(): boolean {
  const { status, stderr, error } = spawnSync('python3', [ONLY_SOCKETS_IN, '/', 'true'], { encoding: 'utf8' });
  if (status === 0) return true;
  const told = `Not tried: a folder without sockets can't be had here (${error?.message ?? stderr.trim()}).`;
  if (process.env['CI']) throw new Error(told);
  console.warn(told);
  return false;
}

describe.runIf(landlockPermitted())('where the state folder takes no sockets', () => {
  it('the gateway is reached through the runtime folder, by the command as it is typed', async () => {
    const [stateDir, runtimeDir] = [await tempDir(), await tempDir()];
    await fs.writeFile(path.join(stateDir, 'openclaw.json'), '{ gateway: { bind: "loopback" } }');
    const env = {
      ...process.env,
      OPENCLAW_STATE_DIR: stateDir,
      OPENCLAW_GATEWAY_PORT: '0',
      XDG_RUNTIME_DIR: runtimeDir,
    };
    const openclaw = (...args: string[]) =>
      run('python3', [ONLY_SOCKETS_IN, runtimeDir, process.execPath, OPENCLAW, ...args], { env });
    expect((await openclaw('gateway', 'start')).stdout).toMatch(/^Running on/);
    try {
      expect(await fs.readdir(path.join(stateDir, 'gateway-desktop'))).not.toContain('control.sock');
      const [folder = ''] = (await fs.readdir(runtimeDir)).filter((name) => name.startsWith('openclaw-gateway-'));
      expect((await fs.stat(path.join(runtimeDir, folder))).mode & 0o777).toBe(0o700);
      expect((await fs.stat(path.join(runtimeDir, folder, 'control.sock'))).mode & 0o777).toBe(0o600);
      expect((await openclaw('devices', 'list')).stdout).toContain('Paired (0)');
      expect((await openclaw('gateway', 'start')).stdout).toContain('Already running');
      const second = await openclaw('gateway', 'run').catch((error: unknown) => error as { readonly stderr: string });
      expect(second.stderr).toContain('A gateway runs already');
    } finally {
      await openclaw('gateway', 'stop');
    }
  }, 60_000);
});
