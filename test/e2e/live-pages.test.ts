/** What stays true on a page that is left open: with very many devices, beside another page, and over a restart. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { newPage, openBrowser } from '../support/browser.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { crowdOn } from '../support/crowd.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

const ELEMENTS = 'document.querySelectorAll("*").length';
/** Whoever reloads the page takes this away. */
const MARK = 'window.openedOnce = true';
const IS_MARKED = 'window.openedOnce === true';

async function devicesPage(port: number, count: number): Promise<Page> {
  const { page } = await newPage();
  await crowdOn(page, count);
  await page.goto(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await page.getByRole('heading', { name: /^Paired/ }).waitFor();
  return page;
}

it('holds a hundred of a thousand devices, more when asked, and finds any of them', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const few = await devicesPage(port, 90);
  await expect.poll(() => few.getByRole('row').count()).toBe(91);
  expect(await few.getByRole('button', { name: /more$/ }).count()).toBe(0);
  const ofFew = await few.evaluate<number>(ELEMENTS);

  const page = await devicesPage(port, 1_000);
  await page.getByText('100 of 1000 shown').waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(101); // with its head
  expect(await page.evaluate<number>(ELEMENTS)).toBeLessThan(ofFew * 1.3);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await page.getByText('200 of 1000 shown').waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(201);

  await page.getByLabel('Find a device').fill('Sensor 987');
  await page.getByRole('link', { name: 'Sensor 987' }).waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
});

it('holds a hundred of a thousand nodes, those that are here first, and finds any of them', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const page = await devicesPage(port, 1_000);
  await page.getByRole('link', { name: 'Nodes', exact: true }).click();
  const rows = page.getByRole('list', { name: 'Nodes' }).getByRole('listitem');
  await page.getByText('100 of 1000 shown').waitFor();
  await expect.poll(() => rows.count()).toBe(100);
  expect(await rows.getByText('Connected').count()).toBe(100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await expect.poll(() => rows.count()).toBe(200);
  await page.getByLabel('Find a node').fill('Sensor 986');
  await page.getByRole('link', { name: 'Sensor 986' }).waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByLabel('Find a node').fill('no such');
  await page.getByText('No such node').waitFor();
});

it('shows in one browser what was decided in another', async () => {
  const { page, port, phone } = await openControlUi();
  const { page: other } = await openBrowser(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await other.getByRole('link', { name: 'Devices', exact: true }).click();
  const pixel = phone();
  await other.getByRole('button', { name: /^Review/ }).click();
  const late = other.getByRole('dialog');
  await late.getByRole('button', { name: 'Approve phone' }).waitFor();

  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve phone' }).click();
  await pixel.letIn();
  await late.getByRole('button', { name: 'Approve phone' }).waitFor({ state: 'detached' });
  await late.getByRole('button', { name: 'Close' }).click();
  await other.getByRole('row', { name: /Pixel 9/ }).waitFor();

  await other.getByRole('button', { name: /^Remove Pixel 9/ }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'Remove device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('row', { name: /Pixel 9/ }).waitFor({ state: 'detached' });
});

it('says that what it shows is old while the gateway is away, and goes on without a reload', async () => {
  const { page, gateway, url, phone } = await openControlUi('#/devices', { run: { port: await freePort() } });
  await page.evaluate(MARK);
  await gateway.stop('gateway stopping');
  await page.getByText('The connection to the gateway is lost').waitFor();
  await page.getByText('This is what was known before.').waitFor();
  await gateway.start();
  await page.getByText('The connection to the gateway is lost').waitFor({ state: 'detached' });
  phone({ url });
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  expect(await page.evaluate(IS_MARKED)).toBe(true);
});
