/** `openclaw gateway run` whose state folder another gateway took while this computer was away: it stops, and leaves all to that one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { tempDir } from '../support/gateway.ts';

const OPENCLAW = path.resolve(import.meta.dirname, '../../out/main/openclaw.cjs');

async function gatewayRun() {
  const stateDir = await tempDir();
  const places = placesFrom({ OPENCLAW_STATE_DIR: stateDir });
  await fs.writeFile(places.configFile, '{ gateway: { bind: "loopback" } }');
  const env = { ...process.env, OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: '0' };
  const child = spawn(process.execPath, [OPENCLAW, 'gateway', 'run'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let problem = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problem += text;
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = /(?<=ws:\/\/)[\d.:]+/.exec(line)?.[0] ?? '';
  expect((await fetch(`http://${url}/healthz`)).status).toBe(200);
  return { child, places, url, ended, problem: () => problem };
}

it(
  'stops with a problem that names the folder, and takes nothing from the other one',
  { timeout: 60_000 },
  async () => {
    const { places, url, ended, problem } = await gatewayRun();
    const mine = JSON.parse(await fs.readFile(places.leaseFile, 'utf8')) as object;
    const others = JSON.stringify({ ...mine, id: 'another', host: 'elsewhere' });
    await fs.writeFile(places.leaseFile, others);
    expect(await ended).toEqual([1, null]);
    expect(problem()).toContain(`Another gateway has taken ${places.stateDir}, so this one stopped.`);
    await expect(fetch(`http://${url}/healthz`)).rejects.toThrow();
    expect(await fs.readFile(places.leaseFile, 'utf8')).toBe(others);
  },
);

it('and one that still has it ends without a problem, and gives it free', { timeout: 60_000 }, async () => {
  const { child, places, ended, problem } = await gatewayRun();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(problem()).not.toContain('Another gateway');
  await expect(fs.stat(places.leaseFile)).rejects.toMatchObject({ code: 'ENOENT' });
});
