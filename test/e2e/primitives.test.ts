/** Dialogs, tips and switches: by the keyboard as by the mouse, and within the strict Content-Security-Policy. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { barriersInBothThemes } from '../support/accessibility.ts';
import { newPage } from '../support/browser.ts';
import { openControlUi, PAGES_FOLDER, type ControlUi } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialDevice } from '../support/official-device.ts';

const INLINE_STYLE = "document.head.append(Object.assign(document.createElement('style'), { textContent: 'b {}' }))";
/** What it is called, or what it is. */
const FOCUSED = `['aria-label', 'role'].map((name) => document.activeElement.getAttribute(name)).find((is) => is !== null)`;
const FOCUS_IS_INSIDE = `document.querySelector('[role="alertdialog"]').contains(document.activeElement)`;

async function pairedPhone(ui: ControlUi): Promise<void> {
  const pixel = ui.phone();
  await ui.page.getByRole('button', { name: /^Review/ }).waitFor();
  await ui.approve();
  await pixel.letIn();
}

async function untilFocused(page: Page, what: string): Promise<void> {
  await until(`the focus on ${what}`, async () => ((await page.evaluate(FOCUSED)) === what ? true : undefined));
}

it('keeps to the page’s policy, and nobody from reading, with a dialog and a tip in view', async () => {
  const ui = await openControlUi();
  const { page, errors } = ui;
  await pairedPhone(ui);
  await page.getByRole('button', { name: 'Remove Pixel 9…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep device' }).click();
  ui.phone({ name: 'Second phone' });
  await page.getByRole('button', { name: /^Review/ }).click();
  const card = page.getByRole('dialog');
  await card.getByRole('button', { name: 'Deny' }).hover();
  await page.getByRole('tooltip').waitFor();
  expect(errors).toEqual([]);
  // A tip stands outside of every region: what it is about leads to it.
  expect(await barriersInBothThemes(page, ['region'])).toEqual([]);
  await page.evaluate(INLINE_STYLE);
  await until('the policy to be heard', () => errors.find((error) => error.includes('Content Security Policy')));
});

it('tells the exact time to whoever comes by the keyboard, and Escape takes it away', async () => {
  const { page } = await openControlUi('#/');
  const since = page.getByText(/^since \d\d:\d\d$/);
  await since.waitFor();
  await until('the tip', async () => {
    // It is brought after the page: until then there is none.
    await since.blur();
    await since.focus();
    return (await page.getByRole('tooltip').count()) === 1 ? true : undefined;
  });
  const told = page.getByRole('tooltip');
  expect(await told.textContent()).toMatch(/\d{4}.*\d\d:\d\d:\d\d/);
  expect(await since.getAttribute('aria-describedby')).toBe(await told.getAttribute('id'));
  await page.keyboard.press('Escape');
  await told.waitFor({ state: 'detached' });
});

it('begins a dialog on itself, keeps the focus in it, and gives it back', async () => {
  const ui = await openControlUi();
  const { page } = ui;
  await pairedPhone(ui);
  const remove = page.getByRole('button', { name: 'Remove Pixel 9…' });
  await remove.focus();
  await page.keyboard.press('Enter');
  const ask = page.getByRole('alertdialog', { name: /^Remove .*\?$/ });
  await untilFocused(page, 'alertdialog'); // on no button: a Return typed ahead decides nothing
  await page.keyboard.press('Enter');
  expect(await ask.count()).toBe(1);
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab');
    // At the end it is on a guard beside the dialog for a moment, which sends it back to the beginning.
    await until('the focus to be in the dialog', async () =>
      (await page.evaluate<boolean>(FOCUS_IS_INSIDE)) ? true : undefined,
    );
  }
  await page.mouse.click(5, 5); // a click beside it is a slip
  expect(await ask.count()).toBe(1);
  await page.keyboard.press('Escape');
  await ask.waitFor({ state: 'detached' });
  await untilFocused(page, 'Remove Pixel 9…');
});

it('says that a card cannot be had, where the gateway has another one since', async () => {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  await page.route(/\/reviews-[^/]*\.js$/, (route) => route.abort());
  await page.goto(`http://localhost:${String(gateway.port)}/#token=${TOKEN}`);
  const pixel = new OfficialDevice({ url: gateway.url, token: TOKEN, name: 'Pixel 9' });
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('alert').getByText('could not be loaded').waitFor();
  await page.unroute(/\/reviews-[^/]*\.js$/);
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve phone' }).click();
  await pixel.letIn();
});
