/** An address that names another gateway: nothing goes there, least of all a credential. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { newPage, openBrowser } from '../support/browser.ts';
import { PAGES_FOLDER } from '../support/control-ui.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';

/** Answers whatever it is asked, and remembers it. */
async function stranger(): Promise<{ readonly host: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    answer.end('stranger');
  });
  server.on('upgrade', ({ url = '' }, socket) => {
    asked.push(`socket ${url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

it.each([
  ['in the query', (other: string) => `?gatewayUrl=${encodeURIComponent(`ws://${other}`)}#token=${TOKEN}`],
  ['with a token of its own', (other: string) => `?gatewayUrl=ws://${other}&token=abc&session=main#token=${TOKEN}`],
  ['in the fragment', (other: string) => `#token=${TOKEN}&gatewayUrl=${encodeURIComponent(`ws://${other}`)}`],
  ['by another name', (other: string) => `?gateway=ws://${other}&url=ws://${other}&host=${other}#token=${TOKEN}`],
])('an address that names another gateway %s leads to this one alone', async (_where, tail) => {
  const { host, asked } = await stranger();
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const sockets: string[] = [];
  const { page } = await newPage();
  page.on('websocket', (socket) => sockets.push(new URL(socket.url()).href));
  await page.goto(`http://localhost:${String(port)}/${tail(host)}`);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  expect(new Set(sockets)).toEqual(new Set([`ws://localhost:${String(port)}/`]));
  expect(asked).toEqual([]);
  expect(page.url()).not.toContain(TOKEN);
});

it('is held back by the page’s policy as well, and goes where a person types it', async () => {
  const { host, asked } = await stranger();
  const { port } = await startGateway({ pagesDir: PAGES_FOLDER });
  const { page } = await openBrowser(`http://localhost:${String(port)}/#token=${TOKEN}`);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  const dial = `new Promise((done) => {
    const socket = new WebSocket('ws://${host}/');
    socket.onerror = () => done('refused');
    socket.onopen = () => done('open');
  })`;
  expect(await page.evaluate(dial)).toBe('refused');
  expect(asked).toEqual([]);

  await page.goto(`http://${host}/typed`); // the same stranger, chosen by the person
  expect(asked).toContain('/typed');
});
