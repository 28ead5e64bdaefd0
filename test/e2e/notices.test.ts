/** What the person is told, and what it does: approvals from elsewhere, quiet, and a notification service that ends. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import type { DesktopBridge } from '../../src-main/desktop/ipc-contract.ts';
import { DesktopApp } from '../support/desktop/app.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import type { Notice } from '../support/desktop/notification-log.ts';
import { startSession, untilInView, untilRunning } from '../support/desktop/session.ts';

declare global {
  // The bridge of the window's page; what runs there is written here.
  var desktop: DesktopBridge;
}

const run = promisify(execFile);
const OPENCLAW = path.join(PROJECT_FOLDER, 'out/main/openclaw.cjs');

it('tells of an approval by the command line, and a click on Undo removes the device', async () => {
  const { app, device, askAbout, notices, pointer, tray } = await startSession();
  await untilRunning(app);
  const phone = device();
  const ask = await askAbout(phone);
  const code = ask.body.match(/[A-Z2-9]{3}-[A-Z2-9]{3}/)?.[0] ?? '';
  await run(process.execPath, [OPENCLAW, 'devices', 'approve', code], { env: app.env });
  await phone.letIn();
  const told = await notices.waitFor(({ title }) => title === '“Pixel 9” is connected');
  await pointer.restOn(told); // or it would be gone in some seconds
  expect(told.body).toContain('Approved from the command line.');
  await tray.entry('Quit (1 device will be cut off)');
  await untilInView(app);
  await pointer.clickAction(told, told.actions.find(({ label }) => label === 'Undo')?.key ?? '');
  await notices.waitFor(({ title }) => title === '“Pixel 9” was removed');
  await tray.entry('No device connected');
  const listed = await run(process.execPath, [OPENCLAW, 'devices', 'list', '--json'], { env: app.env });
  expect(JSON.parse(listed.stdout)).toMatchObject({ devices: [] });
});

it('shows nothing while it is not to be disturbed, and tells it all in one when that ends', async () => {
  const { app, device, notices, tray } = await startSession();
  await untilRunning(app);
  await tray.choose('Until I turn it off');
  await tray.entry('Do not disturb: on');
  const phones = [device({ name: 'Pixel 9' }), device({ name: 'Pixel 8' })];
  for (const phone of phones) await until('the device to be told to wait', () => phone.refusal);
  await tray.entry('2 devices waiting');

  await tray.choose('Off');
  const told = await notices.waitFor(() => true);
  expect(told.title).toBe('2 devices are waiting');
  expect(told.actions.map(({ label }) => label)).toContain('Review');
  await tray.entry('Do not disturb');
  expect(notices.all).toHaveLength(1);
});

it('is set in the window as well as in the tray, and is kept over a restart', async () => {
  const { desktop: virtualDesktop, app, tray } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window.getByRole('navigation').first().waitFor();
  const changed = await window.evaluate(() =>
    desktop.setNotificationSettings({ names: 'hidden', doNotDisturb: 'until-turned-off' }),
  );
  expect(changed).toMatchObject({ names: 'hidden', doNotDisturb: { choice: 'until-turned-off' } });
  await tray.entry('Do not disturb: on');
  await tray.choose('For 1 hour');
  await tray.entry(/^Do not disturb: until \d\d:\d\d$/);
  expect(await window.evaluate(() => desktop.notificationSettings())).toMatchObject({
    names: 'hidden',
    doNotDisturb: { choice: 'one-hour' },
  });
  const wrong = window.evaluate(() => desktop.setNotificationSettings({ names: 'everything' } as never));
  await expect(wrong).rejects.toThrow(/no notification settings/);
  await app.close();

  const again = await DesktopApp.launch(virtualDesktop, { gatewayPort: app.gatewayPort, args: ['--hidden'] });
  onTestFinished(async () => {
    await again.close();
  });
  await untilRunning(again);
  await tray.entry(/^Do not disturb: until \d\d:\d\d$/);
});

it('shows what waits again, once, when the notification service is restarted', async () => {
  const { app, desktop: virtualDesktop, device, askAbout, notices, pointer } = await startSession();
  await untilRunning(app);
  const phone = device();
  const ask = await askAbout(phone);
  await pointer.popup(ask);
  await virtualDesktop.restartNotifications();
  const shownAgain = (): readonly Notice[] => notices.all.filter(({ id, title }) => id !== 0 && title === ask.title);
  const again = await until('the notice', () => shownAgain()[1]);
  await untilInView(app);
  await pointer.clickAction(again, again.actions.find(({ label }) => label === 'Approve phone')?.key ?? '');
  await phone.letIn();
  expect(shownAgain()).toHaveLength(2);
});
