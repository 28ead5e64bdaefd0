/** The Diagnose page: what is wrong, its fix, and that it is seen to be mended. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { holdTime, openControlUi, PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

it('shows what is wrong first, with the command that mends it, and sees that it is mended', async () => {
  const { page, errors, places } = await openControlUi('#/diagnose');
  await page.getByText('All is well').waitFor();
  const inNavigation = page.getByRole('link', { name: /^Diagnose/ });
  expect(await inNavigation.textContent()).toBe('Diagnose');
  expect(await page.getByRole('heading', { name: 'Problems' }).count()).toBe(0);

  await fs.chmod(places.ownDir, 0o755);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Checked just now: 1 problem.').waitFor();
  const finding = page.getByRole('listitem').filter({ hasText: 'Other users of this computer can open' });
  await finding.getByText('Problem', { exact: true }).waitFor();
  await finding.getByText('has mode 0755').waitFor();
  await finding.getByText(`chmod 700 ${places.ownDir}`).waitFor();
  await page.clock.install();
  await holdTime(page); // it says so for two seconds
  await finding.getByRole('button', { name: 'Copy' }).click();
  await finding.getByText('Copied').and(page.locator('[data-shown="true"]')).waitFor();
  await page.clock.resume();
  await page.getByRole('link', { name: /^Diagnose ?, 1 problem$/ }).waitFor();
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings.map((heading) => heading.replace(/ \d+$/, ''))).toEqual(['Problems', 'Fine', 'This browser']);

  await fs.chmod(places.ownDir, 0o700);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Checked just now: All is well.').waitFor();
  await finding.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

it('says from where this browser looks', async () => {
  const { page, port } = await openControlUi('#/diagnose');
  const section = page.getByRole('region', { name: 'This browser' });
  await section.getByText('In a browser on this computer').waitFor();
  await section.getByText(/^(127\.0\.0\.1|::1)$/).waitFor();
  await section.getByText(`http://localhost:${String(port)}`).waitFor();
  await section.getByText('By the gateway’s token or password alone').waitFor();
  await section.getByText('The same as the gateway’s.').waitFor();
});

it('draws what is below the findings once they are there, so that it makes way for nothing', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  const held: (() => void)[] = [];
  await page.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      const hand = (): void => {
        socket.send(message);
      };
      if (String(message).includes('"findings"')) held.push(hand);
      else hand();
    });
  });
  await page.goto(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('link', { name: 'Diagnose' }).click();
  await page.getByText('The gateway looks at itself…').waitFor();
  const section = page.getByRole('region', { name: 'This browser' });
  expect(await section.count()).toBe(0);
  for (const hand of held) hand();
  await page.getByText('All is well').waitFor();
  await section.waitFor();
});

it('keeps what was found when the gateway goes away, and says that it is old', async () => {
  const { page, gateway } = await openControlUi('#/diagnose');
  await page.getByText('All is well').waitFor();
  await gateway.stop('gateway stopping');
  await page.getByText('The connection to the gateway is lost').waitFor();
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('The last check got no answer').waitFor();
  await page.getByText('All is well').waitFor();
});
