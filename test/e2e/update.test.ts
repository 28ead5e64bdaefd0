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
import { bundle, PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { tempDir } from '../support/gateway.ts';

declare global {
  // Put there by fake-clock-app.ts, in the app's own process.
  var clock: FakeClock;
}

const run = promisify(execFile);
const NAME = 'openclaw-gateway-desktop.AppImage';

it('says in the tray that a newer version is there, fetches it at a click, and restarts as that at another', async () => {
  const { app, feed, tray, look, installed, ran } = await anAppImage('1.0.0');
  await feed.offer('1.1.0', { signed: true });
  await look();
  await tray.entry('Update to 1.1.0…');
  expect(feed.asked).not.toContain(`/${NAME}`);
  await tray.choose('Update to 1.1.0…');
  await tray.entry('Restart to update to 1.1.0');
  expect(feed.asked).toContain(`/${NAME}`);
  expect(await fs.readFile(installed, 'utf8')).toBe('the old one');

  await tray.choose('Restart to update to 1.1.0');
  expect(await app.exited).toBe(0);
  expect(await fs.readFile(installed, 'utf8')).toContain('1.1.0');
  await until('the new version to run', async () =>
    (await fs.readFile(ran, 'utf8').catch(() => '')) === '1.1.0\n' ? true : undefined,
  );
  await expect(fetch(`http://127.0.0.1:${String(app.gatewayPort)}/health`)).rejects.toThrow();
});

it('goes neither back nor to what is not signed, and fetches nothing of it', async () => {
  const { app, feed, tray, look, installed } = await anAppImage('1.1.0');
  for (const version of ['1.0.0', '1.1.0']) {
    await feed.offer(version, { signed: true });
    await look();
    await app.waitForOutput(new RegExp(`not available \\(latest version: ${version}`));
  }
  expect((await tray.menu()).map(({ label }) => label)).not.toContainEqual(expect.stringContaining('pdate'));
  await feed.offer('1.2.0', { signed: false });
  await look();
  await tray.entry('Look for updates again');
  expect(feed.asked).not.toContain(`/${NAME}`);

  // Signed for, but another file: it is fetched, and thrown away.
  await feed.offer('1.2.0', { signed: true });
  await feed.swap('something else');
  await tray.choose('Look for updates again');
  await tray.choose('Update to 1.2.0…');
  await tray.entry('Look for updates again');
  expect(feed.asked).toContain(`/${NAME}`);
  expect(await fs.readFile(installed, 'utf8')).toBe('the old one');
});

async function anAppImage(version: string) {
  const folder = await tempDir();
  const feed = await aFeed(folder);
  const [installed, ran] = [path.join(folder, NAME), path.join(folder, 'ran')];
  await fs.writeFile(installed, 'the old one');
  const { app, tray } = await startSession({
    notifications: 'none',
    driven: true,
    entry: await aProgram(folder, version),
    env: { PROJECT_FOLDER, APPIMAGE: installed, FEED_URL: feed.url, FEED_KEY: feed.publicKey, RAN_FILE: ran },
  });
  await untilRunning(app);
  /** A day passes, so that it looks for updates. */
  const look = (): Promise<void> =>
    app.driver.evaluate(() => {
      globalThis.clock.advance(86_400_000);
    });
  return { app, tray, feed, look, installed, ran };
}

/** Resolves to its folder. */
async function aProgram(scratch: string, version: string): Promise<string> {
  const folder = path.join(scratch, 'program');
  const entry = await bundle(path.join(import.meta.dirname, '../support/desktop/fake-clock-app.ts'), folder);
  const manifest = { name: 'updating-app', version, type: 'module', main: path.basename(entry) };
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
