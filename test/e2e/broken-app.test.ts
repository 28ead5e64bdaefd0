/** An app that can't run at all says so on the screen, where a person who started it from a menu looks. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession } from '../support/desktop/session.ts';
import { tempDir } from '../support/gateway.ts';

const run = promisify(execFile);

/** The built app, without what it loads after its entry. */
async function halfAnApp(): Promise<string> {
  const folder = await tempDir();
  await fs.mkdir(path.join(folder, 'out/main'), { recursive: true });
  for (const file of ['package.json', 'out/main/main.cjs']) {
    await fs.copyFile(path.join(PROJECT_FOLDER, file), path.join(folder, file));
  }
  await fs.cp(path.join(PROJECT_FOLDER, 'out/main/chunks'), path.join(folder, 'out/main/chunks'), {
    recursive: true,
    filter: (file) => !/^app-.*\.cjs$/.test(path.basename(file)),
  });
  return folder;
}

it('says on the screen why it can not start, and ends when that is read', async () => {
  const { app, desktop } = await startSession({ entry: await halfAnApp(), notifications: 'none' });
  const xdotool = (...args: string[]) => run('xdotool', args, { env: desktop.env });
  await until('the message', () => xdotool('search', '--onlyvisible', '--name', '^Error$').catch(() => undefined));
  // The window manager may not have given it the keys yet.
  await until('it to be read', async () => {
    await xdotool('key', 'Return');
    return app.running ? undefined : true;
  });
  expect(await app.exited).toBe(1);
  expect(app.output).toContain('Cannot find module');
});
