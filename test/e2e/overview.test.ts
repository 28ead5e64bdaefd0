/** The first look, in a real browser: what waits comes first, and who is connected is seen as it happens. */
import { expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import type { Client } from '../support/client.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { crowdOn } from '../support/crowd.ts';
import { until } from '../support/desktop/deadline.ts';
import { DeviceKey } from '../support/device-key.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

/** The page shows for less than a second that somebody talks, so they go on until it was seen. */
async function talkUntil<Seen>(client: Client, look: () => Promise<Seen | undefined>): Promise<Seen> {
  return await until('the page to show who talks', async () => {
    await client.call('health');
    return await look();
  });
}

it('shows a phone from its request to its traffic and its end, without a reload', async () => {
  const { page, errors, pair, knock } = await openControlUi('#/');
  await page.getByText('Nothing waits for a decision').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'This browser' }).waitFor();
  await page
    .getByRole('region', { name: 'Gateway' })
    .getByText(/^Running on/)
    .waitFor();

  await knock(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  const waiting = page.getByRole('heading', { name: /^Waiting/ });
  await waiting.waitFor();
  const [above, below] = [
    await waiting.boundingBox(),
    await page.getByRole('heading', { name: /^Connected/ }).boundingBox(),
  ];
  expect(above?.y).toBeLessThan(below?.y ?? 0);
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deny' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByText('Nothing waits for a decision').waitFor();

  const { client } = await pair(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  const row = page.getByRole('listitem').filter({ hasText: 'Pixel 9' });
  await row.waitFor();
  await page.locator('.live-name', { hasText: 'Pixel 9' }).waitFor();
  const talks = row.getByText('talks with the gateway now');
  await talkUntil(client, async () => ((await talks.count()) > 0 ? true : undefined));
  await talks.waitFor({ state: 'detached' });
  await client.close();
  await row.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

it('lights a line up, and moves nothing, for those who want no motion', async () => {
  const { page, pair } = await openControlUi('#/');
  const { client } = await pair(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  await page.locator('.live-name', { hasText: 'Pixel 9' }).waitFor();
  const shown = (): Promise<readonly string[]> =>
    talkUntil(client, async () => {
      const pulses = await page.evaluate<readonly string[]>(
        "[...document.querySelectorAll('.live-pulse')].map((dot) => getComputedStyle(dot).display)",
      );
      return pulses.length > 0 ? pulses : undefined;
    });
  expect(await shown()).not.toContain('none');
  await page.locator('.live-talk').first().waitFor({ state: 'detached' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(new Set(await shown())).toEqual(new Set(['none']));
});

it('says that what it shows is old while the gateway is gone, and is right again by itself', async () => {
  const { page, gateway, pair } = await openControlUi('#/', { run: { port: await freePort() } });
  await pair(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  await page.getByRole('listitem').filter({ hasText: 'Pixel 9' }).waitFor();
  await page.evaluate("globalThis.mark = 'the same page'");
  await gateway.stop('gateway stopping');
  await page.getByText('Not reached now.').waitFor();
  await page.getByRole('heading', { name: /^Connected before/ }).waitFor();
  await gateway.start();
  await page.getByRole('heading', { name: /^Connected now/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Pixel 9' }).waitFor({ state: 'detached' });
  expect(await page.evaluate('globalThis.mark')).toBe('the same page');
});

it('draws a thousand devices, lists the first and counts the rest', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page, errors } = await newPage();
  await crowdOn(page, 1_000);
  await page.goto(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  // The page itself is signed in as well.
  await page.getByRole('heading', { name: 'Connected now 1001' }).waitFor();
  expect(await page.locator('.live-device').count()).toBe(1_001);
  expect(await page.locator('.live-row').count()).toBe(7);
  await page.getByRole('link', { name: '994 more devices connected' }).click();
  await page.getByRole('heading', { name: 'Paired 1000' }).waitFor();
  expect(errors).toEqual([]);
});
