/** The chart of what happened at the gate: the same figures for the eye, for the keyboard and for a screen reader. */
import { expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/index.ts';
import { newPage } from '../support/browser.ts';
import { openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { until } from '../support/desktop/deadline.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialDevice } from '../support/official-device.ts';

/** How many pixels of the drawing have any colour. */
const DRAWN = `(() => {
  const canvas = document.querySelector('.gate-chart canvas');
  if (canvas === null) return 0;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
})()`;
/** The green that most of the drawing has: what was let in. */
const GREEN = `(() => {
  const canvas = document.querySelector('.gate-chart canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Map();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
    if (green < red + 40 || green < blue + 20) continue;
    const colour = [red, green, blue].join(' ');
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return [...colours].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
})()`;

/** How far the middle of this hour is away, in milliseconds: the chart counts by hours, and the test must not begin another. */
function toMiddleOfHour(): number {
  const now = new Date();
  return new Date(now).setMinutes(30) - now.getTime();
}

it('shows what came, what was let in and what was kept out, as it happens', async () => {
  const shift = toMiddleOfHour();
  const clock = { ...systemClock, now: () => systemClock.now() + shift };
  const { url, port, approve } = await startGateway({ pagesDir: PAGES_FOLDER, clock });
  const { page, errors } = await newPage();
  await page.clock.install({ time: clock.now() });
  await page.goto(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: 'Activity' }).click();
  const phone = (token = TOKEN) => new OfficialDevice({ url, token });
  const sum = page.locator('.gate > p');
  await sum.getByText('0 requests in the last 24 hours, 1 let in, 0 kept out.').waitFor(); // this browser, by the token
  const pixel = phone();
  await sum.getByText('1 request in the last 24 hours, 1 let in, 0 kept out.').waitFor();
  await approve();
  await pixel.letIn();
  await sum.getByText('1 request in the last 24 hours, 2 let in, 0 kept out.').waitFor();
  phone('wrong');
  await sum.getByText('1 request in the last 24 hours, 2 let in, 1 kept out.').waitFor();

  const chart = page.getByRole('img', { name: /^Chart\. 1 request in the last 24 hours, 2 let in, 1 kept out\./ });
  await until('the drawing', async () => ((await page.evaluate<number>(DRAWN)) > 0 ? true : undefined));
  await chart.focus();
  await page.keyboard.press('End');
  await page
    .getByRole('status')
    .getByText(/: 1 asked, 2 let in, 1 kept out$/)
    .waitFor();
  await page.keyboard.press('ArrowLeft');
  await page
    .getByRole('status')
    .getByText(/: 0 asked, 0 let in, 0 kept out$/)
    .waitFor();

  await page.getByText('As a table').click();
  const row = page.getByRole('table').getByRole('row').nth(1);
  expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '2', '1']);
  await page.getByRole('button', { name: '30 days' }).click();
  await sum.getByText('1 request in the last 30 days, 2 let in, 1 kept out.').waitFor();
  expect(await page.getByRole('button', { name: '30 days' }).getAttribute('aria-pressed')).toBe('true');
  expect(errors.filter((error) => error.includes('Content Security Policy'))).toEqual([]);
});

it('follows the colours that are chosen', async () => {
  const { page } = await openControlUi('#/activity');
  await page.emulateMedia({ colorScheme: 'light' });
  const drawn = (): Promise<string> => page.evaluate<string>(GREEN);
  const light = await until('the chart in light', async () => {
    const colour = await drawn().catch(() => '');
    return colour === '' ? undefined : colour;
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await until('the chart in dark', async () => {
    const colour = await drawn();
    return colour === '' || colour === light ? undefined : colour;
  });
});
