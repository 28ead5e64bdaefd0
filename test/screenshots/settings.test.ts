import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { shooter } from './shots.ts';

it('settings', async () => {
  const ui = await openControlUi('#/settings', { config: "{ gateway: { trustedProxies: ['10.0.0.1'] } }" });
  const { page } = ui;
  const shoot = shooter(page, ui);
  await page.getByRole('textbox', { name: 'Trusted proxies' }).waitFor();
  await shoot('settings');
});
