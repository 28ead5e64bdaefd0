import { it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { shooter } from './shots.ts';

it('a browser that is not let in yet', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, ownSettings: "{ tokenSufficient: 'never' }" });
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  await page
    .getByText(/openclaw devices approve/)
    .first()
    .waitFor();
  const shoot = shooter(page, gateway);
  await shoot('refused-not-approved');
  await shoot('refused-not-approved-phone', 'phone');
});

it('a browser with a wrong token', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/`);
  const shoot = shooter(page, gateway);
  await page.locator('input').waitFor();
  await page.locator('input').fill('not the token');
  await page.keyboard.press('Enter');
  await page.getByText(/did not take it/).waitFor();
  await shoot('refused-token-wrong');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Token' }).waitFor();
  await shoot('refused-settings');
});

it('a browser that is blocked', async () => {
  const ui = await startGateway({ pagesDir: PAGES_FOLDER, ownSettings: "{ tokenSufficient: 'never' }" });
  const { page } = await openBrowser(`http://localhost:${String(ui.port)}/#token=${TOKEN}`);
  await page.getByRole('heading', { name: 'This browser is not approved yet' }).waitFor();
  await ui.gateway.pairing.block({ requestId: ui.waiting().requestId, by: 'window' });
  await page.getByRole('heading', { name: 'This browser is blocked' }).waitFor();
  await shooter(page, ui)('refused-blocked');
});

it('a browser that is locked out', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/`);
  for (let guess = 1; guess <= 11; guess += 1) {
    await page.getByLabel('The gateway’s token').fill(`guess-${String(guess)}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    if (guess <= 10) await page.getByText('Tried just now').waitFor();
  }
  await page.getByRole('heading', { name: 'Too many wrong attempts' }).waitFor();
  await shooter(page, gateway)('refused-locked-out');
});

it('a page that came in the clear', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await openBrowser(`http://desk:${String(gateway.port)}/`, { name: 'desk' });
  await page.getByRole('heading', { name: 'This page is not secure' }).waitFor();
  await shooter(page, gateway)('refused-not-secure');
});

it('a gateway that is gone', async () => {
  const ui = await openControlUi('#/');
  await ui.gateway.stop('gateway stopping');
  await ui.page.getByText('The connection to the gateway is lost').waitFor();
  await shooter(ui.page, ui)('gateway-lost');
});
