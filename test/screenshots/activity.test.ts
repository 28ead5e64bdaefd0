import { it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';
import { shooter } from './shots.ts';

const HOUR_MS = 3_600_000;
/** Of each hour: who is let in, and who is denied. */
const DAY: readonly (readonly [letIn: readonly string[], denied: readonly string[]])[] = [
  [['nas'], []],
  [['Work laptop', 'Watch'], []],
  ...Array.from({ length: 8 }, () => [[], []] as const),
  [['Pixel 9'], []],
  [['Kitchen iPad', 'Anna’s phone', 'MacBook Air'], ['Unknown phone']],
  [['Galaxy Tab'], []],
  [[], []],
  [[], ['Android phone', 'Linux computer']],
  [['Studio Mac'], []],
  [[], []],
  [['Living room', 'Bedside tablet'], []],
  [[], ['Android phone']],
  [['Old tablet'], []],
];

it('a day at the gate', async () => {
  const clock = new FakeClock(Date.now() - DAY.length * HOUR_MS);
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, clock });
  const named = (displayName: string) => {
    const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
    return { ...asker, client: { ...asker.client, displayName } };
  };
  for (const [letIn, denied] of DAY) {
    for (const name of letIn) {
      const { client } = await gateway.pair(named(name));
      await client.close();
    }
    for (const name of denied) {
      await gateway.knock(named(name));
      for (const { requestId } of gateway.gateway.pairing.waiting()) gateway.gateway.pairing.deny(requestId, 'window');
    }
    clock.advance(HOUR_MS);
  }
  await gateway.knock(named('Pixel 10'));
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: /^Activity/ }).click();
  await page.locator('.gate-chart canvas').waitFor();
  await page.getByText('Pixel 10 asked').waitFor();
  await shooter(page, gateway)('activity');
});
