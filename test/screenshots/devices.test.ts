import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { party, stranger } from './party.ts';
import { shooter } from './shots.ts';

it('devices and one device', async () => {
  const ui = await openControlUi('#/devices');
  const { page } = ui;
  const shoot = shooter(page, ui);
  const clients = await party(ui, 6);
  await clients[1]?.close();
  await stranger(ui, ['operator.admin']);
  await page.getByRole('row', { name: /Work laptop/ }).waitFor();
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await shoot('devices');
  await page.getByRole('link', { name: 'Pixel 9' }).click();
  await page.getByRole('heading', { name: 'End its access' }).waitFor();
  await shoot('device');
});
