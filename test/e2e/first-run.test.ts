/** The first start: a window that says what is, and a test request that shows how it goes. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DesktopApp } from '../support/desktop/app.ts';
import { until } from '../support/desktop/deadline.ts';
import { anInstalledApp } from '../support/desktop/installed-app.ts';
import { startSession, untilInView, untilRunning } from '../support/desktop/session.ts';

it('sends a test request, lets it in by a click, and forgets it when the window closes', async () => {
  const { app, notices, pointer, tray } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window
    .getByText(`127.0.0.1:${String(app.gatewayPort)}`)
    .first()
    .waitFor();
  await window.getByText('No device is paired yet').waitFor();
  expect(await window.locator('.live-picture').count()).toBe(0);
  await window.getByRole('button', { name: 'Send a test request' }).click();

  const ask = await notices.waitFor(({ title }) => title.startsWith('Test: '));
  await untilInView(app);
  await pointer.clickAction(ask, ask.actions.find(({ label }) => label.startsWith('Approve'))?.key ?? '');
  const letIn = await notices.waitFor(({ title }) => title.startsWith('Test: ') && title.includes('is connected'));
  expect(letIn.body).toContain('goes when the window closes');
  await tray.entry('1 connected');
  await window.locator('.live-picture').waitFor();

  await window.close();
  await tray.entry('No device connected');
  expect(await fs.readdir(path.join(app.stateFolder, 'gateway-desktop/devices'))).toEqual([]);
});

it.each([
  ['on', true],
  ['off', false],
])('asks once whether to start at login, and leaves it %s', async (_way, on) => {
  const { app, desktop, window, entry } = await anInstalledApp();
  const box = window.getByRole('checkbox', { name: /^Start at login/ });
  expect(await box.isChecked()).toBe(true);
  if (!on) await box.uncheck();
  await window.getByRole('button', { name: 'Done' }).click();
  await box.waitFor({ state: 'detached' });
  const text = await fs.readFile(entry, 'utf8').catch(() => '');
  expect(text.includes('--hidden')).toBe(on);

  await app.close();
  const again = await DesktopApp.launch(desktop, { gatewayPort: app.gatewayPort });
  onTestFinished(async () => {
    await again.close();
  });
  await untilRunning(again);
  expect(await fs.readFile(entry, 'utf8').catch(() => '')).toBe(text);
});

it('says that start at login could not be switched on, and goes on without it', async () => {
  const { window, entry } = await anInstalledApp();
  await fs.writeFile(path.dirname(entry), 'a file where a folder should be');
  await window.getByRole('button', { name: 'Done' }).click();
  await window.getByText('It could not be switched on').waitFor();
  const box = window.getByRole('checkbox', { name: /^Start at login/ });
  expect(await box.isChecked()).toBe(false);
  await window.getByRole('button', { name: 'Done' }).click();
  await box.waitFor({ state: 'detached' });
});

it('quits, and leaves no notification', async () => {
  const { app, device, askAbout, notices, tray } = await startSession();
  await untilRunning(app);
  await askAbout(device());
  await tray.choose('Quit and stop the gateway');
  expect(await app.exited).toBe(0);
  await until('the notification to go', () => (notices.live.length === 0 ? true : undefined));
});
