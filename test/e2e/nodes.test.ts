/** The console of a real node, in a real browser: what is asked, how far it is, and every kind of answer as what it is. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
import { joinPhoneNode, NODE_CONFIG } from '../support/node-answers.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

async function aConsole() {
  const ui = await openControlUi('#/nodes', { config: NODE_CONFIG });
  const node = await joinPhoneNode(ui);
  const { page } = ui;
  await page.getByRole('link', { name: 'Pixel 9' }).click();
  await page.getByRole('heading', { name: 'Run a command' }).waitFor();
  return { ...ui, node };
}

async function choose(page: Page, command: string): Promise<void> {
  await page.getByLabel('Command', { exact: true }).selectOption(command);
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run on node' }).click();
}

it('asks by a form, and shows a place, a picture and JSON as what they are', async () => {
  const { page, errors, node } = await aConsole();
  const result = page.getByRole('status', { name: 'Result' });

  await choose(page, 'location.get');
  await page.getByLabel('How exact').selectOption('precise');
  await page.getByLabel('No older than (milliseconds) (may be empty)').fill('a while');
  await run(page);
  await page.getByText('Give a number from 0').waitFor();
  await page.getByLabel('No older than (milliseconds) (may be empty)').fill('15000');
  await run(page);
  const where = await node.called();
  expect(where).toMatchObject({
    command: 'location.get',
    paramsJSON: JSON.stringify({ desiredAccuracy: 'precise', maxAgeMs: 15_000 }),
  });
  await node.answer(where, { lat: 48.20849, lon: 16.37208, accuracyMeters: 12.5 });
  await result.getByText('48.20849° N, 16.37208° E').waitFor();
  await result.getByText(/^https:\/\/www\.openstreetmap\.org/).waitFor();
  expect(await page.getByRole('link', { name: /openstreetmap/ }).count()).toBe(0);

  await choose(page, 'camera.snap');
  await run(page);
  await node.answer(await node.called(), { format: 'png', base64: PIXEL, width: 1, height: 1 });
  const picture = result.getByRole('img');
  await picture.waitFor();
  await until('the picture', async () =>
    (await page.evaluate("document.querySelector('.result-picture').naturalWidth")) === 1 ? true : undefined,
  );

  await choose(page, 'device.health');
  await page.getByLabel('Parameters as JSON (may be empty)').fill('{ "battery": }');
  await run(page);
  await page.getByText('This is not JSON.').waitFor();
  await page.getByLabel('Parameters as JSON (may be empty)').fill('{ "battery": true }');
  await run(page);
  const health = await node.called();
  expect(health['paramsJSON']).toBe('{"battery":true}');
  await node.answer(health, { battery: '<img src=x onerror=alert(1)>' });
  await result.getByText('<img src=x onerror=alert(1)>').waitFor();
  expect(await result.getByRole('img').count()).toBe(0);
  expect(errors).toEqual([]);
});

it('shows how far a call is, calls it off, and says why one failed', async () => {
  const { page, node } = await aConsole();
  const result = page.getByRole('status', { name: 'Result' });
  await choose(page, 'device.health');
  await run(page);
  const slow = await node.called();
  await node.tell(slow, 0, 'half of it\n');
  await result.getByText('half of it').waitFor();
  await page.getByRole('button', { name: 'Call off' }).click();
  await result.getByText('Called off.').waitFor();
  await node.client.event('node.invoke.cancel');

  await run(page);
  await node.fail(await node.called(), 'LOCATION_DISABLED', 'off \u202etxt.exe');
  await result.getByText('Pixel 9 could not do it').waitFor();
  await result.getByText('LOCATION_DISABLED: off \\u202etxt.exe').waitFor();

  await run(page);
  await node.called();
  await node.client.close();
  await result.getByText('Pixel 9 left before it answered').waitFor();
  await page.getByText('It can be asked once it is connected.').waitFor();
});
