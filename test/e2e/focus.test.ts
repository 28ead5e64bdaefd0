/** By keyboard one goes on where one was, whatever became of the button that was pressed. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
import { DeviceKey } from '../support/device-key.ts';
import { phone } from '../support/phone.ts';

const focused = (page: Page) => page.locator('main :focus');

async function pressed(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Three phones: what is removed has a neighbour on either side. */
async function ofThree() {
  const ui = await openControlUi('#/devices');
  for (const displayName of ['Anna', 'Berta', 'Clara']) {
    const asker = phone(new DeviceKey());
    await ui.pair({ ...asker, client: { ...asker.client, displayName } });
  }
  await ui.page.getByRole('row', { name: /Clara/ }).waitFor();
  return ui;
}

it('gives the focus back to a button that could not have it while the gateway was asked', async () => {
  const { page } = await openControlUi('#/diagnose');
  await page.getByRole('heading', { name: /^Fine/ }).waitFor();
  await pressed(page, 'Check again');
  await page.locator('.notice').waitFor();
  await focused(page).filter({ hasText: 'Check again' }).waitFor();
});

it('goes on at the next row where one was removed, and a key that was typed ahead does nothing to it', async () => {
  const { page } = await ofThree();
  await pressed(page, /^Remove Berta/);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove device' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Berta/ }).waitFor({ state: 'detached' });
  await focused(page).filter({ hasText: 'Clara' }).waitFor();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TR');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alertdialog').count()).toBe(0);

  await pressed(page, /^Undo/);
  await page.getByRole('row', { name: /Berta/ }).waitFor();
  await focused(page).filter({ hasText: 'Clara' }).waitFor();
});

it('stays in a card whose field had it when the answer was given, and goes back to the page with it', async () => {
  const { page, phone: aPhone } = await openControlUi('#/devices');
  aPhone();
  await pressed(page, /^Review/);
  const card = page.getByRole('dialog');
  await card.getByRole('button', { name: /^Approve/ }).click({ trial: true }); // is armed
  await card.getByLabel('Name').focus();
  await page.keyboard.press('Control+Enter');
  await card.getByRole('button', { name: 'Close' }).waitFor();
  await page.locator('[role="dialog"]:focus').waitFor();
  await page.keyboard.press('Tab');
  expect(await card.locator(':focus').count()).toBe(1);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await focused(page).waitFor();
});

it('goes on at what came in the stead of a form', async () => {
  const { page } = await openControlUi('#/connect');
  await page.getByRole('radio', { name: /127\.0\.0\.1/ }).waitFor();
  await pressed(page, 'Show the code');
  await page.getByRole('img').first().waitFor();
  expect(await focused(page).getByRole('img').count()).toBeGreaterThan(0);
});

it('takes no focus from whoever clicked beside everything', async () => {
  const { page, gateway } = await ofThree();
  await page.getByRole('button', { name: /^Remove Berta/ }).focus();
  await page.getByRole('heading', { name: 'Devices', level: 1 }).click();
  const [berta] = gateway.pairing.devices().filter(({ name }) => name === 'Berta');
  await gateway.pairing.remove(berta?.deviceId ?? '', 'window');
  await page.getByRole('row', { name: /Berta/ }).waitFor({ state: 'detached' });
  await until('the page to be drawn', () =>
    page.evaluate<boolean>('new Promise((done) => requestAnimationFrame(() => done(true)))'),
  );
  expect(await page.evaluate('document.activeElement.tagName')).toMatch(/^(BODY|MAIN)$/);
});
