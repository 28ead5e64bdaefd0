/** Each screen of a browser that is not let in, provoked at a real gateway, and the way in from there. */
import fs from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import type { DeskLockouts } from '../../src-main/gateway/index.ts';
import { barriersInBothThemes } from '../support/accessibility.ts';
import { newPage, openBrowser } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { freePort } from '../support/free-port.ts';
import { cli } from '../support/party.ts';
import { startGateway, TOKEN, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';

const MUST_ASK = { ownSettings: "{ tokenSufficient: 'never' }" };
const WITH_TOKEN = `#token=${TOKEN}`;
const configWith = (token: string): string => `{ gateway: { auth: { token: '${token}' } } }`;

interface Knocking extends TestGateway {
  readonly page: Page;
}

async function knocking(hash: string, options: TestGatewayOptions = {}): Promise<Knocking> {
  const gateway = await startGateway({ pagesDir: PAGES_FOLDER, ...options });
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/${hash}`);
  return { ...gateway, page };
}

/** Each of them is for everybody: the one time that nobody can be asked is when one is not let in. */
async function screen(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title }).waitFor();
  expect(await barriersInBothThemes(page), title).toEqual([]);
}

async function isIn(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

async function giveToken(page: Page, token: string): Promise<void> {
  await page.getByLabel('The gateway’s token').fill(token);
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('names the command for the container that the gateway runs in', async () => {
  const home = { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' } as const;
  const { page, waiting, approve } = await knocking(WITH_TOKEN, { ...MUST_ASK, network: { home } });
  await screen(page, 'This browser is not approved yet');
  const { code } = waiting();
  const shown = `${code.slice(0, 3)}-${code.slice(3)}`;
  await page.getByText(`docker exec openclaw-gateway openclaw devices approve ${shown}`).waitFor();
  expect(await page.getByText('click Approve').count()).toBe(0); // nobody sits in front of a container
  await approve();
  await isIn(page);
});

it('takes the token in Settings while it is not let in, and then shows the settings', async () => {
  const { page } = await knocking('');
  await screen(page, 'This gateway asks for its token');
  await page.getByRole('link', { name: 'Settings' }).click();
  await screen(page, 'Settings');
  await page.getByText('openclaw gateway status --show-token').first().waitFor();
  await page.getByLabel('Colours').selectOption('Dark');
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  await giveToken(page, 'not-the-token');
  await page.getByText('That token is not this gateway').waitFor();
  await page.getByText('Tried just now: the gateway did not take it.').waitFor();
  await giveToken(page, TOKEN);
  await isIn(page);
  await screen(page, 'How it is reached');
});

it('says what may have changed when the token is replaced under it, and goes on with the new one', async () => {
  const gateway = await startGateway({
    pagesDir: PAGES_FOLDER,
    config: configWith('the-first'),
    env: { OPENCLAW_GATEWAY_TOKEN: '' },
    run: { port: await freePort() },
  });
  const { page } = await openBrowser(`http://localhost:${String(gateway.port)}/#token=the-first`);
  await isIn(page);
  await fs.writeFile(gateway.places.configFile, configWith('the-second'));
  await gateway.gateway.restart('gateway restarting');
  await screen(page, 'That token is not this gateway');
  await page.getByText('It may have been replaced since').waitFor();
  await page.getByText('openclaw gateway status --show-token').first().waitFor();
  await giveToken(page, 'the-second');
  await isIn(page);
});

it('stops asking after a Deny, and asks once more when it is told to', async () => {
  const { page, gateway, waiting, approve } = await knocking(WITH_TOKEN, MUST_ASK);
  await screen(page, 'This browser is not approved yet');
  gateway.pairing.deny(waiting().requestId, 'window');
  await screen(page, 'This browser was not let in');
  await page.getByRole('button', { name: 'Ask again' }).click();
  await page.getByText('Asked just now; the answer was the same.').waitFor();
  const { code } = await approve(); // someone thought better of it
  await page.getByText(`${code.slice(0, 3)}-${code.slice(3)}`).waitFor();
  await page.getByRole('button', { name: 'Ask again' }).click();
  await isIn(page);
});

it('says that it is blocked, and gets in once the block is lifted', async () => {
  const { page, gateway, waiting, approve } = await knocking(WITH_TOKEN, MUST_ASK);
  await screen(page, 'This browser is not approved yet');
  const { requestId, deviceId } = waiting();
  await gateway.pairing.block({ requestId, by: 'window' });
  await screen(page, 'This browser is blocked');
  await gateway.pairing.unblock({ deviceId }, 'window');
  await page.getByRole('button', { name: 'Try again' }).click();
  await screen(page, 'This browser is not approved yet');
  await approve();
  await isIn(page);
});

it('says that its access has ended when it was removed, and asks anew', async () => {
  const { page, gateway, waiting, approve } = await knocking(WITH_TOKEN, MUST_ASK);
  await screen(page, 'This browser is not approved yet');
  const { deviceId } = waiting();
  await approve();
  await isIn(page);
  await gateway.pairing.remove(deviceId, 'window');
  await screen(page, 'This browser’s access has ended');
  await page.getByRole('button', { name: 'Ask to be let in again' }).click();
  await screen(page, 'This browser is not approved yet');
  await approve();
  await isIn(page);
});

it('says until when it is locked out, and is heard again once it is unlocked', async () => {
  const { page, ...gateway } = await knocking('');
  const admin = await cli(gateway, ['operator.admin']);
  for (let guess = 1; guess <= 10; guess += 1) {
    await giveToken(page, `guess-${String(guess)}`);
    await page.getByText('Tried just now').waitFor();
  }
  await giveToken(page, TOKEN); // too late for the right one as well
  await screen(page, 'Too many wrong attempts');
  await page.getByText(/[45]:\d\d/).waitFor();
  await page.getByText('until this page tries again by itself').waitFor();

  const { payload } = await admin.call('desk.lockouts');
  const [lockout] = (payload as unknown as DeskLockouts).lockouts;
  await admin.call('desk.unlock', { id: lockout?.id });
  await page.reload(); // with the token that was given last
  await isIn(page);
});

it('goes on by itself when the time is over for which it was locked out', async () => {
  const { page } = await knocking('', { config: '{ gateway: { auth: { rateLimit: { lockoutMs: 10000 } } } }' });
  for (let guess = 1; guess <= 10; guess += 1) {
    await giveToken(page, `guess-${String(guess)}`);
    await page.getByText('Tried just now').waitFor();
  }
  await giveToken(page, TOKEN);
  await page.getByRole('heading', { name: 'Too many wrong attempts' }).waitFor();
  await page.evaluate('window.openedOnce = true');
  await isIn(page);
  expect(await page.evaluate('window.openedOnce')).toBe(true);
});

it('tells what to do about a page that is not secure', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await openBrowser(`http://desk:${String(port)}/`, { name: 'desk' });
  await screen(page, 'This page is not secure');
  await page.getByText(`ssh -N -L ${String(port)}:127.0.0.1:${String(port)} desk`).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await screen(page, 'Settings');
  expect(await page.getByLabel('The gateway’s token').count()).toBe(0); // it would be sent nowhere
});

it('tells a page of another version to load anew', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      server.send(String(message).replaceAll(/"(min|max)Protocol":\d+/g, '"$1Protocol":99'));
    });
  });
  await page.goto(`http://localhost:${String(port)}/${WITH_TOKEN}`);
  await screen(page, 'This page and the gateway have different versions');
  await page.getByRole('button', { name: 'Load the page again' }).waitFor();
});

it('tells of an address that the gateway does not expect', async () => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  const details = { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' };
  const error = { code: 'INVALID_REQUEST', message: 'origin not allowed', details };
  await page.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      const frame = JSON.parse(String(message)) as { readonly type: string };
      socket.send(frame.type === 'res' ? JSON.stringify({ ...frame, ok: false, error }) : message);
    });
  });
  await page.goto(`http://localhost:${String(port)}/${WITH_TOKEN}`);
  await screen(page, 'The gateway does not expect this address');
  await page.getByText(`"allowedOrigins": ["http://localhost:${String(port)}"]`).waitFor();
});

it('says that the gateway does not answer, and goes on by itself when it is back', async () => {
  const { page, gateway } = await knocking('', { run: { port: await freePort() } });
  await screen(page, 'This gateway asks for its token');
  await gateway.stop('gateway stopping');
  await page.getByLabel('The gateway’s token').fill(TOKEN);
  await page.getByRole('button', { name: 'Continue' }).click();
  await screen(page, 'The gateway does not answer');
  await page.getByText('openclaw gateway status').waitFor();
  await gateway.start();
  await isIn(page);
});
