import path from 'node:path';
import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { shooter, USUAL_PORT } from './shots.ts';

it('settings', async () => {
  const config = "{ gateway: { trustedProxies: ['10.0.0.1'] } }";
  const ui = await openControlUi('#/settings', { config, run: { port: USUAL_PORT } });
  const { page } = ui;
  const shoot = shooter(page, ui);
  await page.getByRole('textbox', { name: 'Trusted proxies' }).waitFor();
  await shoot('settings', 'long');
});

it('settings in the app’s own window', async () => {
  const { app } = await startSession({ driven: true, gatewayPort: USUAL_PORT, env: { OPENCLAW_GATEWAY_TOKEN: '' } });
  await untilRunning(app);
  const page = await app.driver.firstWindow();
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Trusted proxies' }).waitFor();
  const configFile = path.join(app.stateFolder, 'openclaw.json');
  await shooter(page, { port: app.gatewayPort, places: { configFile } })('settings-window', 'long');
});
