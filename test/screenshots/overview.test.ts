import { expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { TOKEN } from '../support/gateway.ts';
import { DeviceKey } from '../support/device-key.ts';
import { phone } from '../support/phone.ts';
import { party, type Party } from './party.ts';
import { shoot } from './shots.ts';

async function open({ port }: Party, hash = '#/') {
  const address = `http://localhost:${String(port)}/`;
  const browser = await openBrowser(`${address}#token=${TOKEN}`);
  await browser.page.getByRole('heading', { name: 'Overview' }).waitFor();
  await browser.page.goto(`${address}${hash}`);
  return browser;
}

it.each([
  ['overview-empty', 0],
  ['overview-one', 1],
  ['overview', 11],
  ['overview-many', 40],
  ['overview-thousand', 1_000],
])('%s', async (name, count) => {
  const gateway = await party(count);
  const { page, errors } = await open(gateway);
  await page.getByRole('heading', { name: 'Connected now' }).waitFor();
  if (count === 11) {
    await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN }, scopes: ['operator.read'] }));
    await page.getByRole('button', { name: /^Review/ }).waitFor();
  }
  await Promise.all(gateway.clients.slice(0, 5).map((client) => client.call('health')));
  if (count > 0) await page.locator('.live-talk').first().waitFor({ state: 'attached' });
  await shoot(page, name);
  await shoot(page, `${name}-phone`, 'phone');
  expect(errors).toEqual([]);
});
