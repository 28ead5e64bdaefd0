/** What a person sees first: the notification of a real daemon above the window, and the review card. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { pictureFile, shooter } from './shots.ts';

const run = promisify(execFile);

it('a phone asks', async () => {
  const { app, desktop, device, askAbout, notices } = await startSession({ driven: true, gatewayPort: 18_789 });
  await untilRunning(app);
  const page = await app.driver.firstWindow();
  const pair = async (asker: ReturnType<typeof device>): Promise<void> => {
    await page.getByRole('button', { name: /^Review/ }).click();
    const card = page.getByRole('dialog');
    await card.getByRole('button', { name: /^Approve/ }).click(); // waits until it is armed
    await until('the device to be let in', () => asker.hello);
    await card.getByRole('button', { name: /^(Done|Close)$/ }).click();
  };
  for (const name of ['Galaxy S25', 'Kitchen phone']) await pair(device({ name }));
  await pair(device({ name: 'nas', role: 'node', scopes: [], commands: ['canvas.present'] }));

  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: /^Devices/ }).click();
  // What was announced so far is not the picture's matter.
  await page.getByRole('button', { name: /^Undo/ }).last().waitFor({ state: 'detached' });
  await until('the announcements to leave', () => (notices.live.length === 0 ? true : undefined));
  await askAbout(device());
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await run('xsetroot', ['-solid', '#a0b2c8'], { env: desktop.env });
  await desktop.screenshot(pictureFile('notification-and-window'));
  await page.getByRole('button', { name: /^Review/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Approve/ })
    .click({ trial: true }); // is armed
  const configFile = path.join(app.stateFolder, 'openclaw.json');
  await shooter(page, { port: app.gatewayPort, places: { configFile } })('review-card');
});
