/** The pages in another language: as the browser or the system has it, or as chosen. */
import { createRequire } from 'node:module';
import fs from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
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
  await until('the focus to be where it was', async () =>
    (await page.evaluate<string>('document.activeElement.id')) === 'language' ? true : undefined,
  );
  await page.evaluate(AXE);
  expect((await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")).violations).toEqual([]);

  await page.reload();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await spoken(page)).toBe('de');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('system');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect(errors).toEqual([]);
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
});
