/** The page in a real browser that comes from the network: over plain http, and with the gateway's own certificate. */
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

const pagesDir = path.join(PROJECT_FOLDER, 'out/renderer');

/** Of this machine, in its network: to a browser that is another computer's address. */
function networkAddress(): string {
  const all = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (found === undefined) throw new Error('This test needs a network card with an IPv4 address.');
  return found.address;
}

it('says over plain http what does not work there, and what does', async () => {
  const host = networkAddress();
  const { port } = await startGateway({ pagesDir, run: { bind: host } });
  const { page } = await openBrowser(`http://${host}:${String(port)}/`);
  await page.getByRole('heading', { name: 'This page is not secure' }).waitFor();
  const said = (await page.locator('main, body').first().innerText()).replace(/\s+/g, ' ');
  expect(said).toContain('can’t be let in');
  expect(said).toContain(`https://${host}:${String(port)}`);
  expect(said).toContain(`ssh -N -L ${String(port)}:127.0.0.1:${String(port)} ${host}`);
  expect(said).toContain('openclaw qr');
});

it('lets the same browser in over https, with the gateway’s own certificate', async () => {
  const host = networkAddress();
  const { port } = await startGateway({
    pagesDir,
    run: { bind: host },
    config: '{ gateway: { tls: { enabled: true } } }',
  });
  const { page } = await openBrowser(`https://${host}:${String(port)}/`, { trustsAnyCertificate: true });
  const field = page.locator('input');
  await field.fill(TOKEN);
  await field.press('Enter');
  await page.getByText('Nothing waits for a decision').waitFor();
});
