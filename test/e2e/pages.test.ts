/** What a person does on the Control UI's pages, in a real browser, with real devices on the other side. */
import type { Page } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { holdTime, LONG_SECONDS, openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { until } from '../support/desktop/deadline.ts';
import { nodeHost } from '../support/phone.ts';

async function review(page: Page) {
  await page.getByRole('button', { name: /^Review/ }).click();
  return page.getByRole('dialog');
}

/** Approve waits until it is armed; so does the click. */
async function approve(page: Page): Promise<void> {
  const card = await review(page);
  await card.getByRole('button', { name: 'Approve phone' }).click();
  await card.getByRole('button', { name: 'Close' }).click();
}

/** What is inside the code that the page shows, as a device that scanned it sends it. */
async function bootstrapOn(page: Page): Promise<{ readonly bootstrapToken: string }> {
  const line = await page.getByText(/openclaw node run --pair oc-pair:/).textContent();
  const code = line?.split('oc-pair://')[1] ?? '';
  const { bootstrapToken } = JSON.parse(Buffer.from(code, 'base64url').toString()) as { bootstrapToken: string };
  return { bootstrapToken };
}

it('lets a phone in for an hour, to see only, under a name of one’s own, and takes it back', async () => {
  const { page, errors, phone } = await openControlUi('#/devices', { clock: LONG_SECONDS });
  await page.clock.install();
  const pixel = phone();
  const card = await review(page);
  await card.getByLabel('Access', { exact: true }).selectOption('Only see');
  await card.getByText('send messages and start work (not granted)').waitFor();
  await card.getByLabel('For', { exact: true }).selectOption('An hour');
  await card.getByLabel('Name').fill('Guest phone');
  await card.getByRole('button', { name: 'Approve phone' }).click();
  await card.getByText('Guest phone').waitFor();
  await holdTime(page);
  await pixel.letIn();
  expect(pixel.hello?.auth.scopes).toEqual(['operator.read']);
  await card.getByRole('button', { name: 'Close' }).click();

  const row = page.getByRole('row', { name: /Guest phone/ });
  await row.getByText(/ends in (59|60) min|ends in 1 h/).waitFor();
  await row.getByText('Sees chats, devices and status', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.clock.resume();
  await row.waitFor({ state: 'detached' });
  await page.getByText('Guest phone is not let in any more.').waitFor();
  expect(errors).toEqual([]);
});

it('blocks a phone from the card, lists it, and lifts the block', async () => {
  const { page, phone, gateway } = await openControlUi();
  const pixel = phone();
  const card = await review(page);
  await card.getByRole('button', { name: 'Block…' }).click();
  await card.getByText('Its key is refused before it can ask').waitFor();
  await card.getByRole('button', { name: 'Block', exact: true }).click();
  await card.getByText('Pixel 9 is blocked').waitFor();
  await card.getByRole('button', { name: 'Close' }).click();
  await until('the phone to stop asking', () => pixel.paused || undefined);
  expect(gateway.pairing.waiting()).toEqual([]);

  await page.getByRole('button', { name: 'Lift block: Pixel 9' }).click();
  await page.getByRole('heading', { name: /^Blocked/ }).waitFor({ state: 'detached' });
});

it('renames a device, narrows it and signs it out, on its own page', async () => {
  const { page, phone } = await openControlUi();
  const pixel = phone();
  await approve(page);
  await pixel.letIn();
  await page.getByRole('link', { name: 'Pixel 9' }).click();
  expect(page.url()).toContain(`#/devices/${pixel.id}`);

  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Name of this device').fill('My phone');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'My phone' }).waitFor();
  expect(await page.title()).toContain('My phone');

  await page.getByRole('button', { name: 'Change access…' }).click();
  await page.getByLabel('Access', { exact: true }).selectOption('Only see');
  await page.getByRole('button', { name: 'Save access' }).click();
  await page.getByText('It also asked to send messages and start work. That was not granted.').waitFor();
  await until('the phone to be back with less', () =>
    pixel.hello?.auth.scopes.join() === 'operator.read' ? true : undefined,
  );

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out').first().waitFor();
  await page.getByText('Not connected.').waitFor();
});

it('brings a removed device back within ten seconds', async () => {
  const { page, phone } = await openControlUi('#/devices', { clock: LONG_SECONDS });
  await page.clock.install();
  const pixel = phone();
  await approve(page);
  await pixel.letIn();
  await page.getByRole('button', { name: /^Remove Pixel 9/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove device' }).click();
  await page.getByText('No device is paired yet').waitFor();
  await holdTime(page);
  await page.locator('.undo-bar').filter({ hasText: 'was removed' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Pixel 9' }).waitFor();
});

it('shows a code that lets a machine in, says that it came, and calls off a code that is left', async () => {
  const { page, errors, knock, gateway } = await openControlUi('#/connect');
  await page.getByLabel('A machine that runs commands').check();
  await page.getByRole('radio', { name: /127\.0\.0\.1/ }).check();
  await page.getByRole('button', { name: 'Show the code' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await page.getByText('Node host: a machine that runs commands').click();
  const outcome = await knock(nodeHost(new DeviceKey(), { auth: await bootstrapOn(page) }));
  expect(outcome.let).toBe('in');
  await page.getByText('nas is let in').waitFor();

  await page.getByRole('button', { name: 'Connect another' }).click();
  await page.getByRole('button', { name: 'Show the code' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  const left = await bootstrapOn(page);
  const ended = new Promise<void>((resolve) => {
    const stop = gateway.pairing.subscribe(({ type }) => {
      if (type === 'setup-code-ended') resolve();
    });
    onTestFinished(stop);
  });
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  await ended; // what the page says of it may reach the gateway later than a device does
  const late = await knock(nodeHost(new DeviceKey(), { auth: left }));
  expect(late.let).toBe('out');
  expect(gateway.pairing.waiting()).toEqual([]);
  expect(errors).toEqual([]);
});

it('tries an address that a person types, beside those that are known, and makes no code by that', async () => {
  const { page, errors } = await openControlUi('#/connect');
  await page.getByText('Another address').click();
  await page.getByLabel(/^A name or address/).fill('no address');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('This is no address.').waitFor();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await page.getByLabel(/^A name or address/).fill('nowhere.invalid');
  await page.getByText('This is no address.').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('radio', { name: /^nowhere\.invalid.* cannot be reached/ }).waitFor();
  await page.getByRole('radio', { name: /^127\.0\.0\.1/ }).waitFor();
  expect(await page.getByRole('img', { name: 'QR code' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show the code' }).waitFor();
  expect(errors).toEqual([]);
});
