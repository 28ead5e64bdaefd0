import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { shoot } from './shots.ts';

it('settings', async () => {
  const { page } = await openControlUi('#/settings', { config: "{ gateway: { trustedProxies: ['10.0.0.1'] } }" });
  await page.getByRole('textbox', { name: 'Trusted proxies' }).waitFor();
  await shoot(page, 'settings');
  await shoot(page, 'settings-phone', 'phone');
  await page.getByRole('textbox', { name: 'Port' }).fill('70000');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Give a number from 1').waitFor();
  await shoot(page, 'settings-problem');
});
