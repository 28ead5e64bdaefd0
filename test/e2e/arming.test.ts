/** A click that was meant for something else must not land on Approve. */
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';

it('grants nothing before it has been in view for a while, and begins anew when the window comes to the front', async () => {
  const { page, phone, gateway } = await openControlUi();
  await page.clock.install();
  const pixel = phone();
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: /^Review/ }).click();
  const card = page.getByRole('dialog');
  const button = card.getByRole('button', { name: 'Approve phone' });
  await button.waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).not.toBe('Approve phone');
  const tryIt = async () => {
    await button.click({ force: true });
    await page.keyboard.press('Control+Enter');
  };

  await tryIt();
  await page.clock.runFor(1_100);
  await tryIt();
  await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
  await page.clock.runFor(1_100);
  await tryIt();
  expect(await button.getAttribute('data-arming')).toBe('true');
  expect(gateway.pairing.waiting()).toHaveLength(1);
  expect(pixel.hello).toBeUndefined();

  await page.clock.runFor(200);
  await card.locator('[data-arming="false"]').waitFor();
  await button.click();
  await pixel.letIn();
});
