/** The other answers that a notification can get: no, later, and none at all. */
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilInView, untilRunning } from '../support/desktop/session.ts';

it('refuses a phone by a click on Deny, tells so, and tells the phone to stop asking', async () => {
  const { app, device, askAbout, pointer, notices, tray } = await startSession();
  await untilRunning(app);
  const phone = device();
  const ask = await askAbout(phone);
  await untilInView(app);
  const deny = ask.actions.find(({ label }) => label === 'Deny');
  await pointer.clickAction(ask, deny?.key ?? '');

  const told = await notices.waitFor(({ title }) => title.includes('was not let in'));
  expect(told.title).toContain('Pixel 9');
  await until('the question to be withdrawn', () =>
    notices.live.some(({ title }) => title === ask.title) ? undefined : true,
  );
  await until('the phone to pause', () => (phone.paused ? true : undefined));
  expect(phone.refusals.at(-1)?.details).toMatchObject({ code: 'PAIRING_REQUIRED', pauseReconnect: true });
  expect(phone.hello).toBeUndefined();
  // Asked again, it is listed, but nothing pops up.
  await tray.entry('1 device waiting');
  expect(notices.all.filter(({ title }) => title === ask.title)).toHaveLength(1);
});

it('opens the review card in the window by a click on the text', async () => {
  // Dunst: xfce4-notifyd takes a click on the text for "go away".
  const { app, device, askAbout, pointer } = await startSession({ driven: true, notifications: 'dunst' });
  await untilRunning(app);
  const phone = device();
  const ask = await askAbout(phone);
  await pointer.clickBody(ask);
  const window = await app.driver.firstWindow();
  await window.getByRole('dialog').getByText('Pixel 9').first().waitFor();
  expect(phone.hello).toBeUndefined();
});
