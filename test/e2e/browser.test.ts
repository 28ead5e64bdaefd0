/** The same page in a real browser, served by the gateway itself. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialDevice } from '../support/official-device.ts';

const pagesDir = path.join(PROJECT_FOLDER, 'out/renderer');

it('asks for the token, takes it, and lets a person approve a phone', async () => {
  const { port, url } = await startGateway({ pagesDir });
  const { page, errors } = await openBrowser(`http://localhost:${String(port)}/`);
  const field = page.locator('input');
  await field.fill(TOKEN);
  await field.press('Enter');
  await page.getByText('Nothing waits for a decision').waitFor();
  expect(page.url()).not.toContain(TOKEN);

  const phone = new OfficialDevice({ url, token: TOKEN });
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve phone' }).click();
  await phone.letIn();
  expect(errors).toEqual([]);
});

it('waits with its code where the token alone is not enough, and goes on by itself once approved', async () => {
  const { port, gateway, waiting } = await startGateway({ pagesDir, ownSettings: "{ tokenSufficient: 'never' }" });
  const { page } = await openBrowser(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page
    .getByText(/not approved yet/)
    .first()
    .waitFor();
  const { requestId, digest, code } = waiting();
  const shown = `${code.slice(0, 3)}-${code.slice(3)}`;
  await page.getByText(`openclaw devices approve ${shown}`).first().waitFor();
  expect(page.url()).not.toContain(TOKEN);

  await gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'window' });
  await page.getByText('Nothing waits for a decision').waitFor();
});
