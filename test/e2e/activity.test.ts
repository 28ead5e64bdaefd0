/** Activity in a real browser: what is looked for, what is saved of it, and that a name stays a text. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openControlUi } from '../support/control-ui.ts';
import { DeviceKey } from '../support/device-key.ts';
import { TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

const HOSTILE = '=1+1 <img src=x onerror=alert(1)>';

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
