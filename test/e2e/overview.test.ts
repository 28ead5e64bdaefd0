/** The first look, in a real browser: what waits comes first, and who is connected is seen as it happens. */
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

it('shows a phone from its request to its traffic and its end, without a reload', async () => {
  const { page, errors, pair, knock } = await openControlUi('#/');
  await page.getByText('Nothing waits for a decision').waitFor();
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
  await client.call('health');
  await row.getByText('talks with the gateway now').waitFor();
  await row.getByText('talks with the gateway now').waitFor({ state: 'detached' });
  await client.close();
  await row.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

it('lights a line up, and moves nothing, for those who want no motion', async () => {
  const { page, pair } = await openControlUi('#/');
  const { client } = await pair(phone(new DeviceKey(), { auth: { token: TOKEN } }));
  await page.locator('.live-name', { hasText: 'Pixel 9' }).waitFor();
  const shown = async (): Promise<readonly string[]> => {
    const pulses = page.locator('.live-pulse');
    await client.call('health');
    await pulses.first().waitFor({ state: 'attached' });
    return await page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('.live-pulse')].map((dot) => getComputedStyle(dot).display)",
    );
  };
  expect(await shown()).not.toContain('none');
  await page.locator('.live-talk').first().waitFor({ state: 'detached' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(new Set(await shown())).toEqual(new Set(['none']));
});
