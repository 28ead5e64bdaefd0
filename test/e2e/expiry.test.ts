/** A request that nobody answers. The app runs with a clock of the test's own; the product has no switch for it. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { bundle, PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { tempDir } from '../support/gateway.ts';

declare global {
  // Put there by fake-clock-app.ts, in the app's own process.
  var clock: FakeClock;
}

it('withdraws the notification after five minutes without a knock, and says that nobody answered', async () => {
  const entry = await bundle(path.join(import.meta.dirname, '../support/desktop/fake-clock-app.ts'), await tempDir());
  const { app, device, askAbout, notices, tray } = await startSession({
    driven: true,
    entry,
    env: { PROJECT_FOLDER },
  });
  await untilRunning(app);
  const phone = device();
  await until('the phone to be told to wait', () => phone.refusal);
  phone.stop(); // it gives up before it knocks again: each knock would begin the five minutes anew
  const ask = await askAbout(phone);
  await tray.entry('1 device waiting');

  await app.driver.evaluate(() => {
    globalThis.clock.advance(5 * 60_000 - 1_000);
  });
  await tray.entry('1 device waiting');
  expect(notices.live.map(({ title }) => title)).toContain(ask.title);

  await app.driver.evaluate(() => {
    globalThis.clock.advance(2_000);
  });
  const told = await notices.waitFor(({ title }) => title.includes('was not answered'));
  expect(told.title).toContain('Pixel 9');
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );
  await until('the tray to forget it', async () => ((await tray.tooltip()).includes('waiting') ? undefined : true));
});
