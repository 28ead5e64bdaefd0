import { it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { party, stranger } from './party.ts';
import { shooter, USUAL_PORT } from './shots.ts';

it.each([
  ['german', 'de-DE', 'Einstellungen'],
  ['french', 'fr-FR', 'Réglages'],
])('the overview and the settings in %s', async (name, locale, settings) => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, run: { port: USUAL_PORT } });
  await party(gateway, 5);
  await stranger(gateway);
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`, { locale });
  await page.locator('.live-device').nth(4).waitFor();
  const shoot = shooter(page, gateway);
  await shoot(`overview-${name}`);
  await page.getByRole('link', { name: settings }).click();
  await page.getByRole('heading', { name: settings, level: 1 }).waitFor();
  await shoot(`settings-${name}`, 'long');
});
