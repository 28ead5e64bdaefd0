/** `openclaw gateway start | restart` that meets a gateway which was told to stop, and whose process has not ended yet. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { placesFrom } from '../../src-main/adapters/index.ts';
import { bundledPrograms } from '../support/bundled-programs.ts';
import { tempDir } from '../support/gateway.ts';
import { startKillable } from '../support/killable.ts';

const OPENCLAW = path.resolve(import.meta.dirname, '../../out/main/openclaw.cjs');

const programs = bundledPrograms(['ending-host']);

/** A command line, and the process that holds its state folder. */
async function terminal() {
  const stateDir = await tempDir();
  const places = placesFrom({ OPENCLAW_STATE_DIR: stateDir });
  await fs.writeFile(places.configFile, '{ gateway: { bind: "loopback" } }');
  const openclaw = async (...args: string[]): Promise<string> =>
    await new Promise((resolve) => {
      const env = { ...process.env, OPENCLAW_STATE_DIR: stateDir, OPENCLAW_GATEWAY_PORT: '0' };
      execFile(process.execPath, [OPENCLAW, 'gateway', ...args], { env }, (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      });
    });
  onTestFinished(async () => {
    await openclaw('stop');
  });
  const holder = async () => (JSON.parse(await fs.readFile(places.leaseFile, 'utf8')) as { readonly pid: number }).pid;
  return { stateDir, openclaw, holder };
}

it.each(['start', 'restart'])('%s starts another one, once that one has ended', { timeout: 60_000 }, async (word) => {
  const { stateDir, openclaw, holder } = await terminal();
  const ending = await startKillable(programs['ending-host'], stateDir);
  const before = await holder();
  ending.send('stop');
  expect(await ending.line()).toBe('stopped');
  const said = openclaw(word);
  expect(await ending.line()).toBe('answered');
  expect(await holder()).toBe(before);
  ending.send('end');
  expect(await ending.line()).toBeUndefined();
  expect(await said).toMatch(/^Running on ws:\/\/127\.0\.0\.1:\d+/);
  expect(await holder()).not.toBe(before);
});

it.each(['start', 'restart'])('%s that was asked and not answered does the same', { timeout: 60_000 }, async (word) => {
  const { stateDir, openclaw, holder } = await terminal();
  const ending = await startKillable(programs['ending-host'], stateDir);
  const before = await holder();
  ending.send('silence');
  expect(await ending.line()).toBe('silent');
  const said = openclaw(word);
  expect(await ending.line()).toBe('asked');
  ending.send('end');
  expect(await said).toMatch(/^Running on ws:\/\/127\.0\.0\.1:\d+/);
  expect(await holder()).not.toBe(before);
});

it('stop that was asked and not answered says that it has stopped', { timeout: 60_000 }, async () => {
  const { stateDir, openclaw } = await terminal();
  const ending = await startKillable(programs['ending-host'], stateDir);
  ending.send('silence');
  expect(await ending.line()).toBe('silent');
  const said = openclaw('stop');
  expect(await ending.line()).toBe('asked');
  ending.send('end');
  expect(await said).toBe('Stopped.\n');
});

it('start leaves one that runs alone', { timeout: 60_000 }, async () => {
  const { stateDir, openclaw, holder } = await terminal();
  const running = await startKillable(programs['ending-host'], stateDir);
  const before = await holder();
  expect(await openclaw('start')).toMatch(/^Already running on /);
  expect(await holder()).toBe(before);
  running.send('end');
  while ((await running.line()) !== undefined);
});
