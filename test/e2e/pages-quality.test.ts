/** What holds for every page of the Control UI: who needs help to read or to use it can, and it is there quickly. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { barriers } from '../support/accessibility.ts';
import { holdTime, LONG_SECONDS, openControlUi, PAGES_FOLDER, type ControlUi } from '../support/control-ui.ts';
import { joinPhoneNode } from '../support/node-answers.ts';

/** How far anything stands out of the page sideways, in pixels; the room for a scroll bar is not the page's. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.body.offsetWidth';
const FIRST_PAINT_BYTES = 150_000;
/** Notes when the first page stands; what is fetched after that delays nothing. */
const MARK_FIRST_PAGE = `new MutationObserver((_, observer) => {
  if (document.getElementById('connected-heading') === null) return;
  performance.mark('first-page');
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })`;
const SCRIPTS_BEFORE_MARK = `performance
  .getEntriesByType('resource')
  .filter(({ name, startTime }) => name.endsWith('.js') && startTime < performance.getEntriesByName('first-page')[0].startTime)
  .map(({ name }) => new URL(name).pathname)`;

/** Whatever stood somewhere and then stood elsewhere, without a click. */
const SEE_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      if (value > ${String(0.01)}) window.shifts.push(sources.map(({ node }) => node?.textContent?.slice(0, 60)).join(' | '));
  }).observe({ type: 'layout-shift', buffered: true });`;
const SHIFTS = 'window.shifts';
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => 0)';

/** As by a click on a link. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(`window.location.hash = ${JSON.stringify(hash)}`);
}

interface Party {
  readonly deviceId: string;
  readonly nodeId: string;
}

/** A phone that a person let in by the page, and a node. */
async function aParty(ui: ControlUi): Promise<Party> {
  const { page, phone } = ui;
  const pixel = phone();
  await page.getByRole('button', { name: /^Review/ }).click();
  const card = page.getByRole('dialog');
  await card.getByRole('button', { name: 'Approve phone' }).click();
  await card.getByRole('button', { name: 'Close' }).click();
  await pixel.letIn();
  return { deviceId: pixel.id, nodeId: (await joinPhoneNode(ui, 'Sensor')).id };
}

const PAGES: readonly (readonly [name: string, hash: (party: Party) => string, sign: string])[] = [
  ['overview', () => '#/', 'Connected now'],
  ['devices', () => '#/devices', 'Paired'],
  ['one device', ({ deviceId }) => `#/devices/${deviceId}`, 'End its access'],
  ['nodes', () => '#/nodes', 'Nodes'],
  ['one node', ({ nodeId }) => `#/nodes/${nodeId}`, 'Run a command'],
  ['activity', () => '#/activity', 'History'],
  ['connect', () => '#/connect', 'On the device'],
  ['diagnose', () => '#/diagnose', 'Fine'],
  ['settings', () => '#/settings', 'How it is reached'],
];

it.each(['light', 'dark'] as const)('keeps nobody from reading or using a page or a card, %s', async (colorScheme) => {
  const ui = await openControlUi();
  const { page, phone } = ui;
  const party = await aParty(ui);
  phone({ name: 'Second phone', scopes: ['operator.admin'] });
  await page.getByText('Second phone').first().waitFor();
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const [name, hash, sign] of PAGES) {
    await goTo(page, hash(party));
    await page.getByRole('heading', { name: sign }).first().waitFor();
    expect(await barriers(page), name).toEqual([]);
  }
  await goTo(page, '#/devices');
  await page.getByRole('button', { name: /^Review/ }).click();
  const card = page.getByRole('dialog');
  await card.getByLabel('Access').selectOption('Exactly…');
  await card.locator('[data-arming="false"]').waitFor();
  expect(await barriers(page), 'card').toEqual([]);
  await card.getByRole('button', { name: 'Block…' }).click();
  expect(await barriers(page), 'ways to refuse').toEqual([]);
});

it.each([
  ['on a phone', 390, 844],
  ['in a window at twice the size of its text', 500, 360],
  ['at the least that is asked of pages', 320, 256],
])('fits every page %s', async (_name, width, height) => {
  const ui = await openControlUi();
  const { page } = ui;
  const party = await aParty(ui);
  await page.setViewportSize({ width, height });
  for (const [name, hash, sign] of PAGES) {
    await goTo(page, hash(party));
    await page.getByRole('heading', { name: sign }).first().waitFor();
    expect(await page.evaluate<number>(SIDEWAYS), name).toBeLessThanOrEqual(0);
  }
  expect(await barriers(page)).toEqual([]);
  await goTo(page, `#/devices/${party.deviceId}`);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Save name' }).waitFor();
  expect(await page.evaluate<number>(SIDEWAYS), 'renaming').toBeLessThanOrEqual(0);
});

it('keeps a name without a blank, and the field for another address, within a phone', async () => {
  const ui = await openControlUi('#/devices', { clock: LONG_SECONDS });
  const { page } = ui;
  await page.clock.install();
  const width = 360;
  await page.setViewportSize({ width, height: 740 });
  const { deviceId } = await aParty(ui);
  const ends = async (name: string, part: Locator) => {
    const box = await part.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? width), name).toBeLessThan(width);
  };
  const name = 'x'.repeat(64);
  await goTo(page, `#/devices/${deviceId}`);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of this device' }).fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove device' }).click();
  const done = page.locator('.undo-bar').filter({ hasText: name });
  await done.waitFor();
  await holdTime(page);
  await ends('what was done', done);
  await done.getByRole('button', { name: 'Undo' }).click();
  const undone = page.locator('.notice').filter({ hasText: name });
  await undone.waitFor();
  await ends('what was undone', undone);
  await page.clock.resume();

  await goTo(page, '#/connect');
  await page.getByText('Another address').click();
  await ends('another address', page.getByRole('button', { name: 'Try all again' }));
});

it('shows the whole code that a camera is to read, on a phone', async () => {
  const { page } = await openControlUi('#/connect');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Show the code' }).click();
  const code = await page.getByRole('img', { name: 'QR code' }).boundingBox();
  const bar = await page.getByRole('navigation').boundingBox();
  expect(code?.y).toBeGreaterThanOrEqual(0);
  expect((code?.y ?? 0) + (code?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

it.each([
  ['in a window', 1000, 640],
  ['on a phone', 390, 844],
])('moves nothing that one reads while a page comes, %s', async (_name, width, height) => {
  const ui = await openControlUi();
  const { page } = ui;
  const party = await aParty(ui);
  await page.setViewportSize({ width, height });
  await page.addInitScript(SEE_SHIFTS);
  for (const [name, hash, sign] of PAGES) {
    await goTo(page, hash(party));
    await page.reload();
    await page.getByRole('heading', { name: sign }).first().waitFor();
    await page.evaluate(DRAWN);
    expect(await page.evaluate(SHIFTS), name).toEqual([]);
  }
});

it('is worked by the keyboard alone: to a page, to a card, to Approve', async () => {
  const { page, phone } = await openControlUi();
  const pixel = phone();
  await page.reload(); // as a person comes: with the focus nowhere
  await page.getByRole('button', { name: /^Review/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByText('Skip to the page').waitFor();
  for (const _link of ['Overview', 'Devices', 'Nodes', 'Activity']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('main');

  await page.goBack();
  await page.getByRole('button', { name: /^Review/ }).focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog');
  await card.locator('[data-arming="false"]').waitFor();
  await card.getByRole('button', { name: 'Approve phone' }).focus();
  await page.keyboard.press('Enter');
  expect(await card.getByText('may connect').count()).toBe(0); // Return alone grants nothing
  await page.keyboard.press('Control+Enter');
  await pixel.letIn();
});

it('needs few bytes of script for its first page', async () => {
  const { page } = await openControlUi('#/');
  await page.addInitScript(MARK_FIRST_PAGE);
  await page.reload();
  await page.getByRole('heading', { name: 'Connected now' }).waitFor();
  const scripts = await page.evaluate<readonly string[]>(SCRIPTS_BEFORE_MARK);
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await fs.readFile(path.join(PAGES_FOLDER, script))).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`script of the first page: ${String(bytes)} bytes compressed`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(FIRST_PAINT_BYTES);
});
