/** A page that gets an answer of which it can make nothing: it says so, and the others are not taken with it. */
import { expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

it.each([
  ['as it is', '"entries":[', 'Activity'],
  ['with an entry that is none', '"entries":[null,', 'This page could not be shown'],
])('shows the history %s', async (_what, entries, heading) => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  await page.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      socket.send(String(message).replace('"entries":[', entries));
    });
  });
  await page.goto(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('main').getByRole('heading', { name: heading }).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('main').getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  expect(await page.getByRole('heading', { name: 'This page could not be shown' }).count()).toBe(0);
});
