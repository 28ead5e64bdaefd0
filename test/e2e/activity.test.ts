/** Activity in a real browser: what is looked for, what is saved of it, and that a name stays a text. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/index.ts';
import { openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

const HOSTILE = '=1+1 <img src=x onerror=alert(1)>';
const TEN_MINUTES = 600_000;

it('saves what it shows, narrowed to what was looked for', async () => {
  const ui = await openControlUi('#/activity');
  const { page, errors } = ui;
  const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
  await ui.pair({ ...asker, client: { ...asker.client, displayName: HOSTILE } });
  await ui.knock(phone(new DeviceKey(), { auth: { token: 'a wrong one' } }));
  const entries = page.locator('.history > li');
  const refused = entries.filter({ hasText: 'was not let in' });
  await refused.waitFor();
  await entries.filter({ hasText: `${HOSTILE} asked to be let in` }).waitFor();
  expect(await page.locator('img').count()).toBe(0);

  const saved = async (button: string): Promise<readonly string[]> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^openclaw-activity-\d{4}-\d\d-\d\d\.(csv|jsonl)$/);
    return (await fs.readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  };
  const whole = await entries.count();
  expect(await saved('Export JSON lines')).toHaveLength(whole);
  const csv = await saved('Export CSV');
  expect(csv).toHaveLength(whole + 1);
  expect(csv.filter((line) => line.includes(",'=1+1 <img"))).not.toEqual([]); // no formula for a spreadsheet

  await page.getByRole('combobox', { name: 'What to show' }).selectOption('refused');
  await entries.filter({ hasText: 'asked to be let in' }).first().waitFor({ state: 'detached' });
  await refused.waitFor();
  const [line = '', ...others] = await saved('Export JSON lines');
  expect([JSON.parse(line), others]).toMatchObject([{ kind: 'refused', fix: expect.stringContaining('token') }, []]);
  await page.getByText(/^1 entry is saved as openclaw-activity-/).waitFor();
  expect(errors).toEqual([]);
});

it('says which day it was as seen from the day that it is now', async () => {
  let shiftMs = new Date().setHours(23, 55, 0, 0) - Date.now();
  const nowMs = (): number => Date.now() + shiftMs;
  const ui = await openControlUi('#/activity', { clock: { ...systemClock, now: nowMs } });
  const { page } = ui;
  await page.clock.install({ time: nowMs() });
  await page.reload();
  await ui.knock(phone(new DeviceKey(), { auth: { token: 'a wrong one' } }));
  const day = (name: string) => page.getByRole('region', { name }).getByText('was not let in');
  await day('Today').waitFor();
  shiftMs += TEN_MINUTES; // the page follows, and is never ahead
  await page.clock.runFor(TEN_MINUTES);
  await day('Yesterday').waitFor();
});
