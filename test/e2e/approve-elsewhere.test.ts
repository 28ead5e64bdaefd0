/** Decisions that are made in the window or by the command line withdraw the notification, and say what happened. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';

const run = promisify(execFile);
const OPENCLAW = path.join(PROJECT_FOLDER, 'out/main/openclaw.cjs');

it('lets a phone in from the review card, and removes it again', async () => {
  const { app, device, askAbout, notices } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  const phone = device();
  const ask = await askAbout(phone);

  await window.getByRole('button', { name: /^Review/ }).click();
  const card = window.getByRole('dialog');
  await card
    .getByText(ask.body.match(/[A-Z2-9]{3}-[A-Z2-9]{3}/)?.[0] ?? 'no code')
    .first()
    .waitFor();
  await card.getByRole('button', { name: 'Approve phone' }).click(); // waits until it is armed
  await phone.letIn();
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );

  phone.stop();
  await card.getByRole('button', { name: 'Close' }).click();
  await window.getByRole('link', { name: /^Devices/ }).click();
  await window.getByRole('button', { name: /^Remove Pixel 9/ }).click();
  await window
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await window.getByRole('button', { name: /^Remove Pixel 9/ }).waitFor({ state: 'detached' });
});

it('lets a phone in by its code on the command line', async () => {
  const { app, device, askAbout, notices, tray } = await startSession();
  await untilRunning(app);
  const phone = device();
  const ask = await askAbout(phone);
  const code = ask.body.match(/[A-Z2-9]{3}-[A-Z2-9]{3}/)?.[0] ?? '';

  const openclaw = (...args: string[]) => run(process.execPath, [OPENCLAW, ...args], { env: app.env });
  expect((await openclaw('pairing', 'list')).stdout).toContain(code);
  expect((await openclaw('devices', 'approve', code)).stdout).toContain('Approved');

  await phone.letIn();
  const told = await notices.waitFor(
    ({ title }) => title.includes('was approved from the command line') || title.includes('is connected'),
  );
  expect(told.title).toContain('Pixel 9');
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );
  await tray.entry('1 connected');
  expect((await openclaw('gateway', 'status')).stdout).toMatch(
    /running .*\(desktop\)[\s\S]*1 paired, 1 connected, 0 waiting/,
  );
});
