/** Our page's console against the official node host: what is asked runs there, and its answer is shown as what it is. */
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { PATIENCE_MS, until } from '../support/desktop/deadline.ts';
import { TOKEN } from '../support/gateway.ts';
import { COMES_BACK_MS } from '../support/official-device.ts';
import { OfficialProgram, STARTS_MS } from '../support/peers/official-program.ts';

it('runs a command on the official node host and shows its result', async () => {
  const ui = await openControlUi('#/nodes');
  const { page, errors } = ui;
  const program = await OfficialProgram.installed({ OPENCLAW_GATEWAY_TOKEN: TOKEN });
  program.start('node', 'run', '--host', '127.0.0.1', '--port', String(ui.port), '--display-name', 'nas');
  await until('the node host to knock', () => ui.gateway.pairing.waiting()[0], STARTS_MS);
  await ui.approve();
  await page.getByRole('link', { name: 'nas' }).click();
  await page.getByRole('heading', { name: 'Run a command' }).waitFor();
  const runs = page.getByRole('button', { name: 'Run on node' });
  await until('the node host to come back', async () => ((await runs.isEnabled()) ? true : undefined), COMES_BACK_MS);

  const result = page.getByRole('status', { name: 'Result' });
  await page.getByLabel('Command', { exact: true }).selectOption('system.which');
  await page.getByLabel('Programs to look for').fill('sh\nno-such-program');
  await runs.click();
  await result.getByText(/"sh": "\/.*\/sh"/).waitFor({ timeout: 2 * PATIENCE_MS });

  await page.getByLabel('Command', { exact: true }).selectOption('system.run');
  await page.getByLabel('Program and arguments').fill('sh\n-c\necho by hand; exit 3');
  await runs.click();
  await result.getByText('Ended with 3.').waitFor({ timeout: 2 * PATIENCE_MS });
  await result.getByText('by hand').waitFor();
  expect(errors).toEqual([]);
});
