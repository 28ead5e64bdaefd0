/** What is handed out opens no door to a debugger, however it is started: behind one is the window of an administrator. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Daemon } from '../support/desktop/daemon.ts';
import { until } from '../support/desktop/deadline.ts';
import { freePort } from '../support/free-port.ts';
import { APP, InstalledApp } from '../support/package/installed-app.ts';

/** Of /proc/net/tcp: a socket that takes connections. */
const LISTENING = '0A';
const QUESTION = '{"id":1,"method":"Browser.getVersion"}\0';

let app: InstalledApp;

beforeAll(async () => {
  app = await InstalledApp.install();
}, 120_000);

afterAll(() => app.remove(), 60_000);

const WAYS = {
  port: ({ chromium }: Ports) => [
    `--remote-debugging-port=${String(chromium)}`,
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
  ],
  pipe: () => ['--remote-debugging-pipe'],
} as const;
/** Chromium opens one of them alone. */
const EACH_WAY = ['port', 'pipe'] as const;

interface Ports {
  readonly chromium: number;
  readonly node: number;
}

/** Starts this build with Node's inspector and Chromium's asked for, until its window is there. */
async function start(program: string, way: keyof typeof WAYS, ...more: readonly string[]) {
  const session = await app.logIn();
  const ports = { chromium: await freePort(), node: await freePort() };
  const args = [`--inspect=${String(ports.node)}`, ...WAYS[way](ports), ...more];
  const pipe = new DebuggerPipe(app.user.spawn(program, args, session.env, 2));
  await app.untilRunning(session.env);
  await app.untilShown(session);
  return { ports, pipe };
}

it.each(EACH_WAY)('the shipped build opens none, asked for a %s', async (way) => {
  const { pipe } = await start(APP, way);
  expect(await listeningPorts(app.user.uid)).toEqual([app.port]);
  expect(pipe.answer).toBe('');
});

it.each(EACH_WAY)('the build for end-to-end tests opens it, asked for a %s', async (way) => {
  const program = path.join(inject('packages').inspectable, path.basename(APP));
  const { ports, pipe } = await start(program, way, '--no-sandbox');
  if (way === 'port')
    await expect.poll(() => listeningPorts(app.user.uid)).toEqual(sorted(app.port, ...Object.values(ports)));
  else await until('the pipe to answer', () => /"id":1/.exec(pipe.answer) ?? undefined);
});

/** Chromium's --remote-debugging-pipe: it reads from file descriptor 3 and writes to 4. */
class DebuggerPipe {
  answer = '';

  constructor({ process: { stdio } }: Daemon) {
    const [, , , questions, answers] = stdio as unknown as readonly Duplex[];
    questions?.on('error', () => undefined).write(QUESTION);
    answers?.setEncoding('utf8').on('data', (text: string) => (this.answer += text));
  }
}

/** Of this account's processes, in order. */
async function listeningPorts(uid: number): Promise<number[]> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => fs.readFile(`/proc/net/${name}`, 'utf8')));
  const sockets = tables.flatMap((table) => table.trim().split('\n').slice(1)).map((line) => line.trim().split(/\s+/));
  const ports = sockets
    .filter(([, , , state, , , , owner]) => state === LISTENING && owner === String(uid))
    .map(([, local = '']) => Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16));
  return sorted(...new Set(ports));
}

function sorted(...ports: readonly number[]): number[] {
  return ports.toSorted((one, other) => one - other);
}
