/** `openclaw gateway run` as a process of its own, in a folder of its own, once it answers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { tempDir } from '../support/gateway.ts';

const OPENCLAW = path.resolve(import.meta.dirname, '../../out/main/openclaw.cjs');

export async function gatewayRun() {
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
  // All that it printed has been read by then.
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = /(?<=ws:\/\/)[\d.:]+/.exec(line)?.[0] ?? '';
  expect((await fetch(`http://${url}/healthz`)).status).toBe(200);
  return { child, places, url, ended, problem: () => problem };
}
