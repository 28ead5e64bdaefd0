/** One device's life in the app's own window: let in narrowly, undone, denied, asking again, blocked, unblocked. */
import { expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startSession, TOKEN, untilRunning } from '../support/desktop/session.ts';
import { phone } from '../support/phone.ts';

it('lets a phone in narrowly, takes it back, denies it, hears it again, blocks it and lifts the block', async () => {
  const { app, url, notices } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window.getByRole('link', { name: /^Devices/ }).click();
  const key = new DeviceKey();
  const knock = async () => await Client.knock(url, phone(key, { auth: { token: TOKEN } }));
  const refusal = async () => {
    const outcome = await knock();
    return outcome.let === 'out' ? outcome.error.details : outcome.let;
  };
  const review = window.getByRole('button', { name: /^Review/ });
  const card = window.getByRole('dialog');

  expect(await refusal()).toMatchObject({ code: 'PAIRING_REQUIRED', pauseReconnect: false });
  await review.click();
  await card.getByLabel('Access', { exact: true }).selectOption('Only see');
  await card.getByRole('button', { name: 'Approve phone' }).click(); // waits until it is armed
  await card.getByRole('button', { name: 'Close' }).click();
  const narrow = await knock();
  expect(narrow).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
  await window.getByRole('button', { name: /^Undo/ }).click();
  if (narrow.let === 'out') throw new Error(narrow.error.message);
  expect((await narrow.client.closed()).code).toBe(4001);
  await window.getByRole('row', { name: /Pixel 9/ }).waitFor({ state: 'detached' });

  const asked = notices.live.length;
  expect(await refusal()).toMatchObject({ code: 'PAIRING_REQUIRED' });
  await review.click();
  await card.getByRole('button', { name: 'Deny' }).click();
  await card.getByRole('button', { name: 'Close' }).click();
  await review.waitFor({ state: 'detached' });

  // After a Deny it is listed without a sound, and told to stop trying.
  expect(await refusal()).toMatchObject({ code: 'PAIRING_REQUIRED', pauseReconnect: true });
  await review.click();
  expect(notices.live.length).toBeLessThanOrEqual(asked);
  await card.getByRole('button', { name: 'Block…' }).click();
  await card.getByRole('button', { name: 'Block', exact: true }).click();
  await card.getByRole('button', { name: 'Close' }).click();
  expect(await refusal()).toMatchObject({ blocked: true });

  await window.getByRole('button', { name: 'Lift block: Pixel 9' }).click();
  await window.getByRole('heading', { name: /^Blocked/ }).waitFor({ state: 'detached' });
  expect(await refusal()).not.toMatchObject({ blocked: true });
  await review.waitFor();

  await window.getByRole('link', { name: 'Activity' }).click();
  for (const happened of ['Pixel 9 was denied', 'Pixel 9 was blocked', 'Pixel 9 was unblocked'])
    await window.getByText(happened).first().waitFor();
});
