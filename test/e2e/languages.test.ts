/** The pages in another language: as the browser or the system has it, or as chosen. */
import { createRequire } from 'node:module';
import fs from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { crowdOn } from '../support/crowd.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

const AXE = await fs.readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const spoken = (page: Page): Promise<string> => page.evaluate<string>('document.documentElement.lang');

it('speaks the language that is chosen at once, and after a reload', async () => {
  const { page, errors } = await openControlUi('#/settings');
  await page.evaluate('window.unloaded = false');
  const field = page.getByRole('combobox', { name: 'Language' });
  await field.focus();
  await field.selectOption('de');
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await spoken(page)).toBe('de');
  expect(await page.evaluate('window.unloaded')).toBe(false);
  expect(await page.locator('select:focus').inputValue()).toBe('de');
  await page.evaluate(AXE);
  expect((await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")).violations).toEqual([]);

  await page.reload();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await spoken(page)).toBe('de');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('system');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect(errors).toEqual([]);
});

/** Everything that can be read, the words of the fields included. */
const READ = `[document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder]')]
  .map((element) => (element.getAttribute('aria-label') ?? '') + (element.getAttribute('placeholder') ?? ''))].join('|')`;

it('loses nothing that was typed when the language changes, and leaves nothing in the old one', async () => {
  const { page, errors } = await openControlUi('#/settings');
  const language = page.getByRole('combobox', { name: /^(Language|Sprache)$/ });
  const port = page.getByRole('textbox', { name: 'Port' });
  const proxies = page.getByRole('textbox').last();
  await proxies.fill('10.0.0.9');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const told = page.locator('.notice');
  await told.getByText('Saved, and in force.').waitFor();
  await port.fill('70000');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Give a number from 1 to 65535').waitFor();

  await language.selectOption('de');
  await page.getByText('Eine Zahl von 1 bis 65535').waitFor();
  expect(await port.inputValue()).toBe('70000');
  expect(await page.getByText('Saved').count()).toBe(0); // it is gone by now, or says so in German
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await told.waitFor({ state: 'detached' });
  const changed = await page.evaluate<string>(READ);
  await page.reload();
  await proxies.waitFor();
  await expect.poll(() => page.evaluate<string>(READ)).toBe(changed);
  expect(errors).toEqual([]);
});

it('says in which language the gateway speaks, in a dialog and in a notice', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  await fs.mkdir(gateway.places.blocksFile, { recursive: true }); // so that no such file can be written
  const { page } = await newPage({ locale: 'de-DE' });
  await crowdOn(page, 1); // one that the gateway does not know
  await page.goto(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: 'Sensor 1' }).click();
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.locator('.notice [lang=en]', { hasText: 'Nothing was changed' }).waitFor();
  await page.getByRole('button', { name: 'Entfernen …' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Gerät entfernen' }).click();
  await dialog.locator('[lang=en]', { hasText: 'This device is not paired.' }).waitFor();
});

it('starts in the language of the browser, also where it is not let in', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, ownSettings: "{ tokenSufficient: 'never' }" });
  const { page } = await newPage({ locale: 'fr-FR' });
  await page.goto(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  await page.getByText('Pourquoi ceci s’affiche-t-il').waitFor();
  expect(await spoken(page)).toBe('fr');
  await gateway.approve();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Aperçu' }).waitFor();
});

it('speaks the language of the system in the app’s window, or the one that is chosen there', async () => {
  const { app } = await startSession({
    driven: true,
    env: { LANGUAGE: 'fr:de', LANG: 'fr_FR.UTF-8' },
  });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  // As in the package, which has Chromium's English alone.
  await window.addInitScript("Object.defineProperty(navigator, 'languages', { value: ['en-US', 'fr', 'de'] })");
  await window.reload();
  await window.getByRole('navigation').getByRole('link', { name: 'Réglages' }).click();
  expect(await spoken(window)).toBe('fr');
  await window.getByRole('combobox', { name: 'Langue' }).selectOption('de');
  await window.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await spoken(window)).toBe('de');
  const changed = await window.evaluate<string>(READ);
  await window.reload();
  await expect.poll(() => window.evaluate<string>(READ)).toBe(changed);
});
