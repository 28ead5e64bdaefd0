import { it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { joinPhoneNode, NODE_CONFIG } from '../support/node-answers.ts';
import { nodeHost } from '../support/phone.ts';
import { shooter } from './shots.ts';

it('nodes', async () => {
  const ui = await openControlUi('#/nodes', { config: NODE_CONFIG });
  const { page } = ui;
  const shoot = shooter(page, ui);
  await page.getByText('No node is paired yet').waitFor();
  await shoot('nodes-empty');
  const node = await joinPhoneNode(ui);
  const nas = nodeHost(new DeviceKey(), { auth: { token: TOKEN } });
  await ui.knock(nas);
  const { requestId, digest } = ui.waiting();
  await ui.gateway.pairing.approve({ requestId, digest, grant: 'connect', by: 'window' });
  await ui.knock(nas);
  await page.getByRole('link', { name: 'nas' }).waitFor();
  await page.getByText('asks for more').waitFor();
  await shoot('nodes');

  await page.getByRole('link', { name: 'nas' }).click();
  await page.getByText('nas asks to run commands').waitFor();
  await shoot('node-asks');
  await page.getByRole('link', { name: 'Nodes', exact: true }).first().click();
  await page.getByRole('link', { name: 'Pixel 9' }).click();
  await page.getByLabel('Command', { exact: true }).selectOption('location.get');
  await page.getByRole('button', { name: 'Run on node' }).click();
  await node.answer(await node.called(), { lat: 48.20849, lon: 16.37208, accuracyMeters: 12.5 });
  await page.getByText('48.20849').first().waitFor();
  await shoot('node-place');
  await shoot('node-place-phone', 'phone');
});
