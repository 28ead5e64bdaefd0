/** The screens that hardly anyone sees, each provoked in a real browser: what it says, and that everybody can read it. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { barriersInBothThemes } from '../support/accessibility.ts';
import { newPage } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

/** What the gateway answers on `connect`, in place of its own answer. */
const refusedWith = (details: object, message = 'not let in') => {
  const error = { code: 'INVALID_REQUEST', message, details };
  return async (page: Page): Promise<void> => {
    await page.routeWebSocket(/./, (socket) => {
      socket.connectToServer().onMessage((text) => {
        const frame = JSON.parse(String(text)) as { readonly type: string };
        socket.send(frame.type === 'res' ? JSON.stringify({ ...frame, ok: false, error }) : text);
      });
    });
  };
};
const inBrowserWhere = (script: string) => (page: Page) => page.addInitScript(script);
const pairing = (reason: string): object => ({
  code: 'PAIRING_REQUIRED',
  reason,
  requestId: 'a-request-A3F9CK',
  recommendedNextStep: 'wait_then_retry',
  pauseReconnect: false,
});

it.each<[title: string, provoke: (page: Page) => Promise<unknown>, says: RegExp]>([
  [
    'This browser cannot make a key',
    inBrowserWhere('SubtleCrypto.prototype.generateKey = () => Promise.reject(new Error("not here"))'),
    /Update this browser/,
  ],
  [
    'This browser keeps nothing for this page',
    inBrowserWhere('Object.defineProperty(window, "sessionStorage", { get() { throw new Error("blocked") } })'),
    /Allow site data/,
  ],
  ['This browser asks for a new role', refusedWith(pairing('role-upgrade')), /openclaw devices approve A3F-9CK/],
  [
    'This browser asks for more than was approved',
    refusedWith(pairing('scope-upgrade')),
    /openclaw devices approve A3F-9CK/,
  ],
  ['This browser has changed', refusedWith(pairing('metadata-upgrade')), /openclaw devices approve A3F-9CK/],
  [
    'The gateway did not let this browser in',
    refusedWith({ code: 'SOMETHING_NEW' }, 'a reason \u202egnp.exe of its own'),
    /a reason/,
  ],
])('%s', async (title, provoke, says) => {
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await newPage();
  await provoke(page);
  await page.goto(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('heading', { name: title }).waitFor();
  expect((await page.locator('main').innerText()).replace(/\s+/g, ' ')).toMatch(says);
  expect(await barriersInBothThemes(page)).toEqual([]);
});
