/** The window's own Activity and Connect pages: a machine comes by a setup code, and is signed out from its entry. */
import { expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { nodeHost } from '../support/phone.ts';

it('shows a code on Connect, and on Activity who came by it, to be signed out from there', async () => {
  const { app, url } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window.getByRole('navigation').getByRole('link', { name: 'Connect' }).click();
  await window.getByLabel('A machine that runs commands').check();
  await window.getByRole('radio', { name: /127\.0\.0\.1/ }).check();
  await window.getByRole('button', { name: 'Show the code' }).click();
  await window.getByRole('img', { name: 'QR code' }).waitFor();
  await window.getByText('Node host: a machine that runs commands').click();
  const line = await window.getByText(/openclaw node run --pair oc-pair:/).textContent();
  const code = Buffer.from(line?.split('oc-pair://')[1] ?? '', 'base64url').toString();
  const { bootstrapToken } = JSON.parse(code) as { readonly bootstrapToken: string };
  const outcome = await Client.knock(url, nodeHost(new DeviceKey(), { auth: { bootstrapToken } }));
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  await window.getByText('nas is let in').waitFor();

  await window.getByRole('link', { name: 'Activity' }).click();
  const entry = window.getByRole('listitem').filter({ hasText: 'nas came with a setup code' });
  await window.getByText('A setup code was made on this computer').waitFor();
  await entry.getByText('Was this you?').click();
  await entry.getByRole('button', { name: 'Sign out' }).click();
  expect((await outcome.client.closed()).code).toBe(4001);
  await window.getByText('nas was signed out on this computer').waitFor();
});
