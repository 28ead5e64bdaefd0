/** The settings in a real browser: what is written, what is refused at its field, and what a browser does not have. */
import fs from 'node:fs/promises';
import tls from 'node:tls';
import { expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { openControlUi } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
import { freePort } from '../support/free-port.ts';
import { TOKEN } from '../support/gateway.ts';
import { ask } from '../support/http.ts';

const CONFIG =
  "{\n  // ours\n  gateway: { trustedProxies: ['10.0.0.1'], controlUi: { allowedOrigins: ['https://a.example'] } },\n}\n";

it('writes what was changed and nothing else, and says when it is in force', async () => {
  const { page, errors, places } = await openControlUi('#/settings', { config: CONFIG });
  const proxies = page.getByRole('textbox', { name: 'Trusted proxies' });
  expect(await proxies.inputValue()).toBe('10.0.0.1');
  expect(await page.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
  await proxies.fill('10.0.0.1\n10.0.0.2');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Saved, and in force.').waitFor();
  expect(await fs.readFile(places.configFile, 'utf8')).toMatch(/\/\/ ours[\s\S]*10\.0\.0\.1[\s\S]*10\.0\.0\.2/);
  expect(await fs.readFile(places.configFile, 'utf8')).toContain('https://a.example');
  await until('the form to be as it was saved', async () =>
    (await page.getByRole('button', { name: 'Save changes' }).isDisabled()) ? true : undefined,
  );
  expect(errors).toEqual([]);
});

it('does not say that a port is in force where the gateway was started with another one', async () => {
  const { page, port } = await openControlUi('#/settings', { run: { port: await freePort() } });
  await page.getByText('It was started with this port').waitFor();
  const save = async (wanted: number) => {
    await page.getByRole('textbox', { name: 'Port' }).fill(String(wanted));
    await page.getByRole('button', { name: 'Save changes' }).click();
  };
  await save(await freePort());
  await page.getByText('The port stays the one').first().waitFor();
  await save(port);
  await page.getByText('Saved, and in force.').first().waitFor();
  await page.getByText('It was started with this port').waitFor({ state: 'detached' });
});

it('says at the field what is wrong, before and after the gateway was asked', async () => {
  const { page, places } = await openControlUi('#/settings', { config: CONFIG });
  await page.getByRole('textbox', { name: 'Port' }).fill('70000');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Give a number from 1 to 65535').waitFor();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  expect(await page.getByRole('textbox', { name: 'Port' }).getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('button', { name: 'Discard' }).click();

  const proxies = page.getByRole('textbox', { name: 'Trusted proxies' });
  await proxies.fill('not-an-address');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await until('the field to be marked', async () =>
    (await proxies.getAttribute('aria-invalid')) === 'true' ? true : undefined,
  );
  await page.locator('textarea[aria-invalid="true"]:focus').waitFor();
  expect(await proxies.inputValue()).toBe('not-an-address');
  expect(await fs.readFile(places.configFile, 'utf8')).toBe(CONFIG);
});

it('says of every setting what it changes, and whether the gateway restarts for it', async () => {
  const port = await freePort();
  const { page } = await openControlUi('#/settings', {
    config: `{ gateway: { bind: 'custom', customBindHost: '127.0.0.1', port: ${String(port)} } }`,
    run: { port },
  });
  await page.getByRole('textbox', { name: 'That address' }).waitFor();
  const told = await page
    .locator('.setting')
    .filter({ hasNotText: 'What it opens' })
    .locator('p.small')
    .allInnerTexts();
  const says = told.filter((text) => text !== '');
  expect(says).toHaveLength(8);
  for (const text of says)
    expect(text).toMatch(/^\S.* (In force at once|The gateway restarts|One more is in force at once)/);
});

it('keeps the colours that were chosen, and has nothing that belongs to the app’s window', async () => {
  const { page } = await openControlUi('#/settings');
  const ground = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('heading', { name: 'How it is reached' }).waitFor();
  expect(await ground()).toBe(dark);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('As the system');
  expect(await ground()).toBe(light);
  for (const name of ['Notifications', 'This app']) expect(await page.getByRole('heading', { name }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^(Show|Replace…)$/ }).count()).toBe(0);
  await page.getByText('openclaw gateway status --show-token').waitFor();
});

it('says what waits for a restart, on every page, once', async () => {
  const { page, places } = await openControlUi('#/settings', { config: CONFIG });
  await fs.writeFile(places.configFile, "{ gateway: { controlUi: { basePath: '/other' } } }\n");
  const told = page.getByText(/gateway\.controlUi\.basePath/);
  await told.waitFor();
  expect(await told.count()).toBe(1);
  await page.getByRole('link', { name: 'Overview' }).click();
  await told.waitFor();
  // Only the app's own window restarts the gateway.
  expect(await page.getByRole('button', { name: 'Restart gateway' }).count()).toBe(0);
});

it('answers by the public address, and tries it for setup codes, once there is one', async () => {
  const { page, port } = await openControlUi('#/settings');
  const byThatName = (): Promise<number> =>
    ask(port, '/', { headers: { Host: 'gateway.example.com' } }).then(({ status }) => status);
  expect(await byThatName()).not.toBe(200);
  await page.getByRole('textbox', { name: 'Public address' }).fill('https://gateway.example.com');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Saved, and in force.').waitFor();
  expect(await byThatName()).toBe(200);

  // Nothing answers there in truth, so no code is made with it.
  await page.getByRole('link', { name: 'Connect' }).click();
  const offered = page.getByRole('radio', { name: /^gateway\.example\.com .*cannot be reached, encrypted/ });
  await offered.waitFor();
  expect(await offered.isDisabled()).toBe(true);
});

it('encrypts once that is switched on, with the certificate whose fingerprint it then shows', async () => {
  const { page, port } = await openControlUi('#/settings', { run: { port: await freePort() } });
  await expect(fingerprint(port)).rejects.toThrow();
  await page.getByRole('combobox', { name: 'Encryption' }).selectOption('On: https and wss');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const presented = await until('the encrypted port', () => fingerprint(port).catch(() => undefined));

  const encrypted = await openBrowser(`https://localhost:${String(port)}/#token=${TOKEN}`, {
    trustsAnyCertificate: true,
  });
  await encrypted.page.getByRole('link', { name: 'Settings' }).click();
  await encrypted.page.getByText(presented).waitFor();
});

/** Of the certificate that is presented at this port, as hexadecimal digits; rejects where none is. */
async function fingerprint(port: number): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '');
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
