/** The built command as a person runs it: its own process, exit codes, both outputs. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { tempDir } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

const OPENCLAW = path.resolve(import.meta.dirname, '../../out/main/openclaw.cjs');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line with a state folder and a port of its own. */
async function terminal(env: NodeJS.ProcessEnv = {}) {
  const stateDir = await tempDir();
  // In a container it would listen to all by itself.
  await fs.writeFile(path.join(stateDir, 'openclaw.json'), '{ gateway: { bind: "loopback" } }');
  const openclaw = (...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const all = { ...process.env, OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: '0', ...env };
      execFile(process.execPath, [OPENCLAW, ...args], { env: all }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  onTestFinished(async () => {
    await openclaw('gateway', 'stop');
  });
  return { stateDir, openclaw };
}

// Each command is a process of its own, and a busy machine takes its time to start one.
describe('openclaw gateway', { timeout: 60_000 }, () => {
  it('starts behind the terminal, says where it is, restarts and stops', async () => {
    const { openclaw, stateDir } = await terminal({ OPENCLAW_GATEWAY_TOKEN: 'a-token-for-this-test' });
    expect(await openclaw('gateway', 'status')).toMatchObject({ code: 1, stdout: expect.stringContaining('stopped') });
    expect(await openclaw('gateway', 'start')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Running on ws:\/\/127\.0\.0\.1:\d+/),
    });
    const status = await openclaw('gateway', 'status');
    expect(status.code).toBe(0);
    expect(status.stdout).toMatch(/running .*\(headless\), pid \d+, since \d\d:\d\d/);
    expect(status.stdout).toContain('0 paired, 0 connected, 0 waiting');
    expect(status.stdout).toContain('from OPENCLAW_GATEWAY_TOKEN (show with --show-token)');
    expect(status.stdout).not.toContain('a-token-for-this-test');
    expect((await openclaw('gateway', 'status', '--show-token')).stdout).toContain('a-token-for-this-test');
    const { pid } = JSON.parse((await openclaw('gateway', 'status', '--json')).stdout) as { pid: number };
    expect(pid).toBeGreaterThan(0);
    expect((await openclaw('gateway', 'start')).stdout).toContain('Already running');
    expect((await openclaw('gateway', 'restart')).stdout).toContain('Running on');
    // What grows is the file that is kept small; the other one is for what is said before and after.
    expect(await fs.readFile(path.join(stateDir, 'gateway-desktop/gateway.log'), 'utf8')).toContain('is running');
    expect(await fs.readFile(path.join(stateDir, 'gateway-desktop/start.log'), 'utf8')).toBe('');
    expect((await openclaw('gateway', 'stop')).stdout).toContain('Stopped.');
    expect((await openclaw('devices', 'list')).stderr).toContain('Start it with: openclaw gateway start');
  });

  it('has a doctor that exits with 0 only where nothing is wrong', async () => {
    const { openclaw, stateDir } = await terminal({
      OPENCLAW_GATEWAY_TOKEN: 'a-token-for-this-test',
      XDG_CONFIG_HOME: await tempDir(), // a service of this machine's user is none of ours
    });
    const before = await openclaw('doctor');
    expect([before.code, before.stdout]).toEqual([1, expect.stringContaining(`No gateway runs for ${stateDir}.`)]);
    await openclaw('gateway', 'start');
    const after = await openclaw('doctor');
    expect([after.stdout, after.code]).toEqual([
      expect.stringMatching(/✓ running .*The gateway runs\.[\s\S]*Healthy\.\n$/),
      0,
    ]);
    const { healthy } = JSON.parse((await openclaw('doctor', '--json')).stdout) as { healthy: boolean };
    expect(healthy).toBe(true);
  });

  it.each(['run', 'start'])('%s says why where the state folder can not be made', async (command) => {
    const file = path.join(await tempDir(), 'a-file');
    await fs.writeFile(file, '');
    const { openclaw } = await terminal({ OPENCLAW_STATE_DIR: path.join(file, 'state') });
    const { code, stderr } = await openclaw('gateway', command);
    expect(code).toBe(1);
    expect(stderr.split('\n')).toEqual([
      `The gateway can’t use its state folder, ${path.join(file, 'state/gateway-desktop')}.`,
      expect.stringContaining('ENOTDIR'),
      expect.stringContaining('OPENCLAW_STATE_DIR'),
      '',
    ]);
  });

  it('starts nothing with a config that does not parse, and says file, line and column on standard error', async () => {
    const { openclaw, stateDir } = await terminal();
    const file = path.join(stateDir, 'openclaw.json');
    const broken = '{\n  gateway: { port: 1, }\n  oops\n}\n';
    await fs.writeFile(file, broken);
    const ended = await openclaw('gateway', 'run');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`${file}:3:3`);
    expect(await fs.readFile(file, 'utf8')).toBe(broken);
  });

  it('refuses a second gateway on the same state folder', async () => {
    const { openclaw, stateDir } = await terminal();
    await openclaw('gateway', 'start');
    const second = await openclaw('gateway', 'run');
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`A gateway runs already for ${stateDir}`);
  });

  it('says what is wrong with a port that is none', async () => {
    const { openclaw } = await terminal();
    const ended = await openclaw('gateway', 'run', '--port', 'http');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('a port is a number from 0 to 65535');
  });

  it('asks the approval hook of its settings about each device', async () => {
    const token = 'a-token-for-this-test';
    const { openclaw, stateDir } = await terminal({ OPENCLAW_GATEWAY_TOKEN: token });
    const hook = path.join(stateDir, 'hook.mjs');
    await fs.writeFile(hook, `console.log('{"decision":"approve"}')`);
    await fs.mkdir(path.join(stateDir, 'gateway-desktop'));
    const approvalHook = { command: [process.execPath, hook], mayApprove: true };
    await fs.writeFile(path.join(stateDir, 'gateway-desktop/settings.json5'), JSON.stringify({ approvalHook }));
    const [url = ''] = /ws:\S+\d/.exec((await openclaw('gateway', 'start')).stdout) ?? [];
    const asker = phone(new DeviceKey(), { auth: { token } });
    expect((await Client.knock(url, asker)).let).toBe('out');
    await expect
      .poll(async () => (await openclaw('devices', 'list')).stdout, { timeout: 30_000 })
      .toContain('Paired (1)');
    expect((await Client.knock(url, asker)).let).toBe('in');
  });
});

describe('openclaw devices', { timeout: 60_000 }, () => {
  it('takes what is granted from its options, and shows it, changes it and takes it back', async () => {
    const token = 'a-token-for-this-test';
    const { openclaw } = await terminal({ OPENCLAW_GATEWAY_TOKEN: token });
    const [url = ''] = /ws:\S+\d/.exec((await openclaw('gateway', 'start')).stdout) ?? [];
    const key = new DeviceKey();
    await Client.knock(url, phone(key, { auth: { token } }));
    const refused = await openclaw('devices', 'approve', key.id, '--access', 'look', '--connect-only');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('cannot be used with') });
    const granted = ['--name', 'My phone', '--access', 'look', '--for', 'hour'];
    expect(await openclaw('devices', 'approve', key.id, ...granted)).toMatchObject({ code: 0, stderr: '' });
    const listed = async () =>
      JSON.parse((await openclaw('devices', 'list', '--json')).stdout) as { readonly devices: readonly unknown[] };
    const approved = { label: 'My phone', scopes: ['operator.read'], expiresAtMs: { operator: expect.any(Number) } };
    expect((await listed()).devices).toMatchObject([approved]);
    expect(await openclaw('devices', 'extend', 'My phone', '--for', 'always')).toMatchObject({ code: 0 });
    expect((await openclaw('devices', 'extend', 'My phone')).stderr).toContain('--for <time>');
    expect(JSON.parse((await openclaw('devices', 'block', 'My phone', '--json')).stdout)).toMatchObject({
      deviceId: key.id,
    });
    expect((await openclaw('devices', 'blocks')).stdout).toContain('My phone');
    expect((await openclaw('devices', 'unblock', 'nobody')).code).toBe(1);
    expect((await openclaw('devices', 'unblock', 'My phone')).code).toBe(0);
    expect((await listed()).devices).toEqual([]);
    await Client.knock(url, phone(new DeviceKey(), { auth: { token } }));
    const [, code = ''] = /Approve with: .* (\S+)/.exec((await openclaw('devices', 'list')).stdout) ?? [];
    expect((await openclaw('devices', 'deny', code)).stdout).toContain(`Rejected ${code}`);
  });
});

describe('openclaw qr', { timeout: 60_000 }, () => {
  it('ends its code when Ctrl+C is pressed, and says so', async () => {
    const { stateDir, openclaw } = await terminal();
    await openclaw('gateway', 'start');
    const env = { ...process.env, OPENCLAW_STATE_DIR: stateDir };
    const shown = spawn(process.execPath, [OPENCLAW, 'qr', '--address', '127.0.0.1', '--json'], { env });
    let said = '';
    shown.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    await expect.poll(() => said).toContain('"type":"code"');
    shown.kill('SIGINT');
    const [code] = (await once(shown, 'close')) as [number]; // all that it printed has been read
    expect([code, said.trim().split('\n').at(-1)]).toEqual([1, '{"type":"interrupted"}']);
    const log = path.join(stateDir, 'gateway-desktop/gateway.log');
    const written = (): Promise<string> => fs.readFile(log, 'utf8');
    await expect.poll(written).toMatch(/"why":"cancelled".*a setup code has ended/);
  });
});
