import { expect, it } from 'vitest';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { crowdOn } from '../support/crowd.ts';
import { newPage } from '../support/browser.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { party, stranger } from './party.ts';
import { shooter } from './shots.ts';

it('the overview', async () => {
  const ui = await openControlUi('#/');
  const { page, errors } = ui;
  const shoot = shooter(page, ui);
  await page.getByText('Nothing waits for a decision').waitFor();
  await shoot('overview-empty');
  await party(ui, 11);
  await page.locator('.live-device').nth(11).waitFor();
  await stranger(ui);
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await shoot('overview');
  await shoot('overview-phone', 'phone');
  expect(errors).toEqual([]);
});

it('the overview of a thousand devices', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  await crowdOn(page, 1_000);
  await page.goto(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  await page.getByText(/more devices connected/).waitFor();
  await shooter(page, gateway)('overview-thousand', 'phone');
});
