/** The first start: a window that says what is, and a test request that shows how it goes. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilInView, untilRunning } from '../support/desktop/session.ts';

it('sends a test request, lets it in by a click, and forgets it when the window closes', async () => {
  const { app, notices, pointer, tray } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window
    .getByText(`127.0.0.1:${String(app.gatewayPort)}`)
    .first()
    .waitFor();
  await window.getByRole('button', { name: 'Send a test request' }).click();

  const ask = await notices.waitFor(({ title }) => title.startsWith('Test: '));
  await untilInView();
  await pointer.clickAction(ask, ask.actions.find(({ label }) => label.startsWith('Approve'))?.key ?? '');
  await notices.waitFor(({ title }) => title.startsWith('Test: ') && title.includes('is connected'));
  await tray.entry('1 connected');

  await window.close();
  await tray.entry('No device connected');
  expect(await fs.readdir(path.join(app.stateFolder, 'gateway-desktop/devices'))).toEqual([]);
});

it('quits within two seconds with the port free and no notification left', async () => {
  const { app, device, askAbout, notices, tray } = await startSession();
  await untilRunning(app);
  await askAbout(device());
  const before = performance.now();
  await tray.choose('Quit and stop the gateway');
  expect(await app.exited).toBe(0);
  expect(performance.now() - before).toBeLessThan(2_500);
  await until('the notification to go', () => (notices.live.length === 0 ? true : undefined));
});
