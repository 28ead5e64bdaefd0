/** The tarball: unpacked into a folder by a person who may install nothing, and run from there. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Daemon } from '../support/desktop/daemon.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { PATIENCE_MS, until } from '../support/desktop/deadline.ts';
import { freePort } from '../support/free-port.ts';
import { OrdinaryUser } from '../support/package/ordinary-user.ts';
import { buildPackage } from '../support/package/package-build.ts';
import { systemTraces } from '../support/package/system-traces.ts';
import { XfceSession } from '../support/package/xfce-session.ts';

/** What a person who was told that Chromium has no sandbox does by the README, line by line. */
const SUDO = /^sudo (\w+) (\S+) (.*chrome-sandbox)'?$/gm;

let user: OrdinaryUser;
let port: number;
/** What was unpacked. */
let place: string;
let built: string;

beforeAll(async () => {
  built = await fs.mkdtemp(path.join(os.tmpdir(), 'tarball-'));
  await fs.chmod(built, 0o755);
  const files = await buildPackage({ target: 'tar.gz', output: path.join(built, 'release'), version: '1.0.0' });
  const file = files.find((each) => each.endsWith('.tar.gz')) ?? 'no package';
  port = await freePort();
  user = await OrdinaryUser.create('gateway-tester');
  await user.write(path.join(user.home, '.openclaw/openclaw.json'), `{ gateway: { port: ${String(port)} } }\n`);
  await user.run('tar', ['--extract', '--file', file]);
  place = path.join(user.home, path.basename(file, '.tar.gz'));
}, 240_000);

afterAll(async () => {
  await user.remove();
  await fs.rm(built, { recursive: true, force: true });
}, 60_000);

async function command(...args: readonly string[]): Promise<string> {
  return await user.run(path.join(place, 'resources/command/openclaw-gateway'), args);
}

async function logIn(): Promise<XfceSession> {
  const session = await XfceSession.logIn(user, 'light');
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(session.logs);
    await session.logOut();
  });
  return session;
}

/** Until its gateway answers and its window is drawn, inside the sandbox. */
async function untilRunning(program: Daemon): Promise<void> {
  const status = async (): Promise<true | undefined> =>
    (await command('gateway', 'status').catch(() => '')).includes('1.0.0 (desktop)') || undefined;
  await until('the app to run', status).catch((error: unknown) => {
    throw new Error(program.output, { cause: error });
  });
  expect(await (await fetch(`http://127.0.0.1:${String(port)}/health`)).json()).toMatchObject({ ok: true });
  await until('a page in the sandbox', async () => ((await user.sandboxedRenderers()) > 0 ? true : undefined));
}

it('has the command, which runs the gateway without a display', async () => {
  expect(await command('--version')).toBe('1.0.0\n');
  expect(await command('gateway', 'start')).toContain(`ws://127.0.0.1:${String(port)}`);
  expect((await fetch(`http://127.0.0.1:${String(port)}/health`)).ok).toBe(true);
  expect(await command('gateway', 'stop')).toContain('Stopped');
});

it('runs as the app, and leaves nothing outside the person’s own data', async ({ skip }) => {
  if (!(await user.mayMakeNamespaces())) skip('ordinary people may make no namespaces here');
  const session = await logIn();
  const program = user.spawn(path.join(place, 'openclaw-gateway-desktop'), [], session.env);
  await untilRunning(program);
  expect(await program.stop(PATIENCE_MS)).toBe(0);
  expect(await systemTraces()).toEqual([]);
  await session.logOut(); // what else runs there writes to the home as well
  const inHome = await fs.readdir(user.home, { recursive: true });
  const ours = inHome.filter((name) => /openclaw/i.test(name) && !path.join(user.home, name).startsWith(place));
  const data = ['.openclaw', '.config/OpenClaw Gateway', '.local/state/openclaw-gateway'];
  expect(ours.filter((name) => !data.some((folder) => name === folder || name.startsWith(`${folder}/`)))).toEqual([]);
  expect(ours).toEqual(expect.arrayContaining(data));
});

it('says what to do where its sandbox can not be made, and runs when that is done', async () => {
  const session = await logIn();
  const start = () => user.spawnWithoutNamespaces(path.join(place, 'openclaw-gateway-desktop'), [], session.env);
  const refused = start();
  await refused.exited;
  expect(refused.output).toContain(`${path.join(place, 'chrome-sandbox')} is owned by root and has mode 4755`);

  const readme = await fs.readFile(path.join(PROJECT_FOLDER, 'README.md'), 'utf8');
  const steps = [...readme.matchAll(SUDO)];
  expect(steps).toHaveLength(2);
  const allowed: Record<string, (file: string, what: string) => Promise<void>> = {
    chown: (file, owner) => (owner === 'root:' ? fs.chown(file, 0, 0) : Promise.reject(new Error(owner))),
    chmod: (file, mode) => fs.chmod(file, Number.parseInt(mode, 8)),
  };
  for (const [, program = '', what = '', file = ''] of steps) await allowed[program]?.(path.join(place, file), what);
  const program = start();
  await untilRunning(program);
  expect(await program.stop(PATIENCE_MS)).toBe(0);
});
