/** What a person does least often, each in a real browser: the click, what came of it, and what the page says of it. */
import { expect, it } from 'vitest';
import { holdTime, openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { device } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const SCOPES = ['operator.read', 'operator.write'];
/** Not asked for as localhost, so not treated as this computer's own. */
const HERE = { headers: { Host: '192.168.1.5' } };

it('gives a paired device that shows an old token a new one', async () => {
  const ui = await openControlUi('#/devices');
  const { page, errors } = ui;
  const { key, client } = await device(ui, SCOPES);
  await client.close();
  const withOld = phone(key, { scopes: SCOPES, auth: { deviceToken: 'an old one' } });
  expect(await ui.knock(withOld, HERE)).toMatchObject({ let: 'out' });
  await page.getByRole('button', { name: 'Give it a new token' }).click();
  await page.getByText('gets a new token when it next connects').waitFor();
  expect(await ui.knock(withOld, HERE)).toMatchObject({ let: 'in' });
  await page.getByText('No device waits').waitFor();
  expect(errors).toEqual([]);
});

it('unlocks an address that is locked out', async () => {
  const ui = await openControlUi('#/activity');
  const { page } = ui;
  const guess = phone(new DeviceKey(), { auth: { token: 'wrong' } });
  for (let count = 0; count < 10; count += 1) await ui.knock(guess, HERE);
  await page
    .getByRole('link', { name: /^Activity/ })
    .getByText('1', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'Unlock 127.0.0.1' }).click();
  await page.getByText('127.0.0.1 may try again').waitFor();
  await page.getByRole('heading', { name: /^Locked out/ }).waitFor({ state: 'detached' });
  expect(await ui.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), HERE)).toMatchObject({
    error: { code: 'NOT_PAIRED' },
  });
});

it('takes away what a device may do, and keeps it in the list', async () => {
  const ui = await openControlUi('#/devices');
  const { page } = ui;
  const { key, client, token } = await device(ui, SCOPES);
  await page.getByRole('link', { name: 'Pixel 9' }).click();
  await page.getByRole('button', { name: 'Take away…' }).click();
  const ask = page.getByRole('alertdialog');
  await ask.getByRole('button', { name: 'Keep it' }).click();
  await ask.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Take away…' }).click();
  await ask.getByRole('button', { name: 'Take away', exact: true }).click();
  await page.getByText('Its access is taken away.').waitFor();
  await client.closed();
  expect(await ui.knock(phone(key, { scopes: SCOPES, auth: { deviceToken: token } }))).toMatchObject({ let: 'out' });
  await page.getByRole('link', { name: 'Devices', exact: true }).first().click();
  await page.getByRole('row', { name: /Pixel 9/ }).waitFor();
});

it('leaves a request for later, where it can still be answered', async () => {
  const { page, waiting, knock } = await openControlUi('#/');
  await knock(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
  await page.getByText('Pixel 9 keeps waiting in the list.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(waiting()).toMatchObject({ name: 'Pixel 9' });
  await page.getByRole('button', { name: /^Review/ }).waitFor();
});

it('goes back in the history, a page at a time', async () => {
  const ui = await openControlUi('#/devices');
  const { page, gateway } = ui;
  const { key } = await device(ui, SCOPES);
  for (let count = 1; count <= 110; count += 1) await gateway.pairing.rename(key.id, `Name ${String(count)}`, 'window');
  await page.getByRole('link', { name: 'Activity' }).click();
  const entries = page.locator('.history > li');
  await page.getByRole('button', { name: 'Older' }).waitFor();
  expect(await entries.count()).toBe(100);
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('asked to be let in').first().waitFor();
  expect(await entries.count()).toBeGreaterThan(110);
  expect(await page.getByRole('button', { name: 'Older' }).count()).toBe(0);
});

it('copies its address, and says so', async () => {
  const { page, port } = await openControlUi('#/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await holdTime(page); // it says so for two seconds
  await page.getByRole('button', { name: 'Copy address' }).click();
  await page.getByText('Copied', { exact: true }).and(page.locator('[data-shown="true"]')).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`ws://localhost:${String(port)}`);
});
