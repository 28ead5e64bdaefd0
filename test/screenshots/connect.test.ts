import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { shooter } from './shots.ts';

it('connecting a device', async () => {
  const ui = await openControlUi('#/connect');
  const { page } = ui;
  const shoot = shooter(page, ui);
  await page.getByRole('button', { name: 'Show the code' }).waitFor();
  await page.getByRole('radio', { name: /127\.0\.0\.1/ }).check();
  await page.getByRole('button', { name: 'Show the code' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await shoot('connect-code');
});
