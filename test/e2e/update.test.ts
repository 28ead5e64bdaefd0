/**
 * An AppImage that updates itself from a feed on this machine, by the real updater library and the real signing script.
 * The "AppImage" is a script: what is tried here is what is believed, when it is fetched, and what is put in its place.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import type { UpdateState } from '../../src-main/desktop/updates/update-state.ts';
import type { Updates } from '../../src-main/desktop/updates/updates.ts';
import { DesktopApp } from '../support/desktop/app.ts';
import { bundle } from '../support/desktop/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { VirtualDesktop } from '../support/desktop/virtual-desktop.ts';
import { tempDir } from '../support/gateway.ts';

declare global {
  // Put there by updating-app.ts, in the app's own process.
  var updates: Updates;
}

const run = promisify(execFile);
const NAME = 'openclaw-gateway-desktop.AppImage';

it('fetches a newer version when it is told to, and puts it in its own place', async () => {
  const { app, feed, state, installed, ran } = await anAppImage('1.0.0');
  await feed.offer('1.1.0', { signed: true });
  expect(await state('check')).toEqual({ kind: 'available', version: '1.1.0' });
  expect(feed.asked).not.toContain(`/${NAME}`);
  expect(await state('download')).toEqual({ kind: 'ready', version: '1.1.0' });
  expect(feed.asked).toContain(`/${NAME}`);
  expect(await fs.readFile(installed, 'utf8')).toBe('the old one');

  void state('restart').catch(() => undefined); // the app is gone before it can answer
  expect(await app.exited).toBe(0);
  expect(app.output).toContain('let go of everything');
  expect(await fs.readFile(installed, 'utf8')).toContain('1.1.0');
  await until('the new version to run', async () =>
    (await fs.readFile(ran, 'utf8').catch(() => '')) === '1.1.0\n' ? true : undefined,
  );
});

it('goes neither back nor to what is not signed, and fetches nothing of it', async () => {
  const { feed, state, installed } = await anAppImage('1.1.0');
  await feed.offer('1.0.0', { signed: true });
  expect(await state('check')).toMatchObject({ kind: 'current' });
  await feed.offer('1.1.0', { signed: true });
  expect(await state('check')).toMatchObject({ kind: 'current' });
  await feed.offer('1.2.0', { signed: false });
  expect(await state('check')).toMatchObject({ kind: 'failed' });
  expect(await state('download')).toMatchObject({ kind: 'failed' });
  expect(feed.asked).not.toContain(`/${NAME}`);

  // Signed for, but another file: it is fetched, and thrown away.
  await feed.offer('1.2.0', { signed: true });
  await feed.swap('something else');
  expect(await state('check')).toMatchObject({ kind: 'available' });
  expect(await state('download')).toMatchObject({ kind: 'failed' });
  expect(await fs.readFile(installed, 'utf8')).toBe('the old one');
});

async function anAppImage(version: string) {
  const folder = await tempDir();
  const feed = await aFeed(folder);
  const [installed, ran] = [path.join(folder, NAME), path.join(folder, 'ran')];
  await fs.writeFile(installed, 'the old one');
  const desktop = await VirtualDesktop.start({ notifications: 'none' });
  onTestFinished(() => desktop.stop());
  const app = await DesktopApp.launchDriven(desktop, {
    entry: await aProgram(folder, version),
    env: { APPIMAGE: installed, FEED_URL: feed.url, FEED_KEY: feed.publicKey, RAN_FILE: ran },
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`--- app\n${app.output}`);
    await app.close();
  });
  /** What is known of updates after this step. */
  const state = (step: 'check' | 'download' | 'restart'): Promise<UpdateState> =>
    app.driver.evaluate(async (_electron, what) => {
      await globalThis.updates[what]();
      return globalThis.updates.state();
    }, step);
  return { app, feed, state, installed, ran };
}

/** Resolves to its folder. */
async function aProgram(scratch: string, version: string): Promise<string> {
  const folder = path.join(scratch, 'program');
  const entry = await bundle(path.join(import.meta.dirname, '../support/desktop/updating-app.ts'), folder);
  const manifest = { name: 'updating-app', version, main: path.basename(entry) };
  await fs.writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  // electron-builder puts this beside a released app; the library keeps what it fetches under that name.
  await fs.writeFile(path.join(folder, 'dev-app-update.yml'), 'updaterCacheDirName: updating-app\n');
  return folder;
}

/** A folder served by http, and what was asked of it. */
async function aFeed(scratch: string) {
  const folder = path.join(scratch, 'feed');
  await fs.mkdir(folder);
  const sign = await bundle(path.join(import.meta.dirname, '../../scripts/sign-updates.mjs'), scratch);
  const { stdout: keys } = await run(process.execPath, [sign, '--new-key']);
  const keyOf = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(keys)?.[1] ?? '';
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    asked.push(pathname);
    fs.readFile(path.join(folder, path.basename(pathname))).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const file = path.join(folder, NAME);
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    publicKey: keyOf('UPDATE_PUBLIC_KEY'),
    asked,
    /** As electron-builder describes a release. */
    async offer(version: string, { signed }: { readonly signed: boolean }): Promise<void> {
      const program = `#!/bin/sh\necho ${version} > "$RAN_FILE"\n`;
      await fs.writeFile(file, program);
      const sha512 = createHash('sha512').update(program).digest('base64');
      const lines = [
        `version: ${version}`,
        ...['files:', `  - url: ${NAME}`, `    sha512: ${sha512}`, `    size: ${String(program.length)}`],
        ...[`path: ${NAME}`, `sha512: ${sha512}`, `releaseDate: '2026-11-22T10:00:00.000Z'`, ''],
      ];
      await fs.writeFile(path.join(folder, 'latest-linux.yml'), lines.join('\n'));
      const env = { ...process.env, UPDATE_SIGNING_KEY: keyOf('UPDATE_SIGNING_KEY') };
      if (signed) await run(process.execPath, [sign, folder], { env });
    },
    async swap(content: string): Promise<void> {
      await fs.writeFile(file, content);
    },
  };
}
