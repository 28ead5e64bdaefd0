/** The two layers of a helper machine: it may connect, and it may run these commands. Each is its own tick. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';

const run = promisify(execFile);
const OPENCLAW = path.join(PROJECT_FOLDER, 'out/main/openclaw.cjs');

it('lets a node connect, and later run programs, in the window', async () => {
  const { app, device, notices } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  const openclaw = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, [OPENCLAW, ...args], { env: app.env })).stdout;
  const node = device({
    name: 'nas',
    role: 'node',
    scopes: [],
    commands: ['system.run', 'system.which', 'camera.list'],
  });

  await window.getByRole('button', { name: /^Review/ }).click();
  const card = window.getByRole('dialog');
  const mayRun = card.getByRole('checkbox', { name: 'May run these commands' });
  await card.getByText('run programs on that machine').waitFor();
  expect(await card.getByRole('checkbox', { name: 'May connect' }).isChecked()).toBe(true);
  expect(await mayRun.isChecked()).toBe(false);
  await card.getByRole('button', { name: 'Approve computer' }).click(); // waits until it is armed
  await node.letIn();
  await card.getByRole('button', { name: 'Close' }).click();

  await window.getByRole('link', { name: /^Devices/ }).click();
  const row = window.getByRole('row', { name: /nas/ });
  await row.getByText('asks to run commands').waitFor();
  const waiting = window.getByRole('listitem').filter({ hasText: 'nas asks to run commands' });
  await waiting.getByText('Can run programs on that machine').waitFor();
  expect(await openclaw('devices', 'list')).toMatch(/Ask to run commands \(1\)[\s\S]*nas .*run programs/);
  // The person has left them out a moment ago: no notification asks again.
  expect(notices.live.filter(({ title }) => title.includes('asks to run'))).toEqual([]);

  await waiting.getByRole('button', { name: /^Review/ }).click();
  await card.getByRole('button', { name: 'Allow commands' }).click();
  await card.getByText('nas may run its commands').waitFor();
  await card.getByRole('button', { name: 'Close' }).click();
  await row.getByText('Can run programs on that machine').waitFor();
  await waiting.waitFor({ state: 'detached' });
  const listed = await openclaw('devices', 'list');
  expect(listed).toMatch(/nas .*runs programs/);
  expect(listed).not.toContain('Ask to run commands');
});
