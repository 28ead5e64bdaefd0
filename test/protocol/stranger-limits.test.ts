/** What a peer that was not let in may hold, from the TCP accept on. Time is the test's own. */
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HTTP_LIMITS } from '../../src-main/gateway/transport/listener.ts';
import { Client } from '../support/client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { ask, askUpgrade } from '../support/http.ts';
import { commandLine } from '../support/phone.ts';

/** A bare TCP connection, and all that came over it until it was closed. */
async function tcp(port: number, localAddress = '127.0.0.1') {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress });
  onTestFinished(() => {
    socket.destroy();
  });
  let received = '';
  let ended = false;
  socket.on('data', (data: Buffer) => (received += data.toString()));
  socket.on('error', () => undefined);
  socket.once('close', () => (ended = true));
  await once(socket, 'connect');
  return {
    socket,
    isOpen: () => !ended,
    send: (text: string) => socket.write(text),
    /** Far sooner than Node's own limit, which would otherwise pass for ours. */
    cutOff: async () => {
      await expect.poll(() => ended, { timeout: HTTP_LIMITS.headersTimeout / 2 }).toBe(true);
      return received;
    },
    received: () => received,
  };
}

/** Resolves once the gateway has taken in all that was sent before: connections are accepted in order. */
const settled = (port: number) => ask(port, '/health', { localAddress: '127.0.0.99' });

describe('slow peers', () => {
  it('that send nothing are cut off ten seconds after the accept, and one that speaks in time is not', async () => {
    const clock = new FakeClock();
    const { port } = await startGateway({ clock });
    const [silent, speaker] = [await tcp(port), await Client.open(`ws://127.0.0.1:${port}/`)];
    await settled(port);
    clock.advance(9_999);
    expect(silent.isOpen()).toBe(true);
    clock.advance(1);
    expect(await silent.cutOff()).toBe('');
    await speaker.event('connect.challenge');
    expect(speaker.isOpen).toBe(true);
  });

  it('that drip their headers are cut off by then too', async () => {
    const clock = new FakeClock();
    const { port } = await startGateway({ clock });
    const dripping = await tcp(port);
    dripping.send('GET /health HTTP/1.1\r\nHost: localhost\r\n');
    for (let i = 0; i < 9; i += 1) {
      dripping.send(`X-${i}: y\r\n`);
      await settled(port);
      clock.advance(1_000);
    }
    expect(dripping.isOpen()).toBe(true);
    clock.advance(1_000);
    expect(await dripping.cutOff()).toBe('');
  });

  it('that drip a body are answered without it and cut off at once', async () => {
    const { port } = await startGateway({ clock: new FakeClock() });
    for (const method of ['POST', 'GET']) {
      const slow = await tcp(port);
      slow.send(`${method} /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx`);
      const status = method === 'GET' ? '200' : '405';
      expect(await slow.cutOff()).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*Connection: close`, 'i'));
    }
    const chunked = await tcp(port);
    chunked.send('GET /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n');
    expect(await chunked.cutOff()).toContain('200 OK');
    const quick = await tcp(port);
    quick.send('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await expect.poll(quick.received).toContain('"live"');
    expect([quick.isOpen(), quick.received()]).toEqual([true, expect.not.stringMatching(/connection: close/i)]);
  });

  it('have less than ten seconds for each further request too, and Node looks often enough', () => {
    const { headersTimeout, requestTimeout, connectionsCheckingInterval, keepAliveTimeout } = HTTP_LIMITS;
    expect(headersTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(10_000);
    expect(requestTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(10_000);
    expect(keepAliveTimeout).toBeLessThan(10_000);
  });
});

describe('thirty-two sockets', () => {
  it('may one address hold without saying a word; the next is told so, and another address is not touched', async () => {
    const { port } = await startGateway({ clock: new FakeClock() });
    const silent = await Promise.all(Array.from({ length: 32 }, () => tcp(port)));
    const next = await tcp(port);
    expect(await next.cutOff()).toMatch(/^HTTP\/1\.1 503 [^]*Too many unauthenticated sockets$/);
    expect((await askUpgrade(port)).status).toBe(503);
    expect((await settled(port)).status).toBe(200);
    expect(silent.every((one) => one.isOpen())).toBe(true);
    silent[0]?.socket.destroy();
    await expect.poll(async () => (await askUpgrade(port)).status).toBe(101);
  });

  it('are counted together, whether they were upgraded or not', async () => {
    const { port, url } = await startGateway({ clock: new FakeClock() });
    await Promise.all(Array.from({ length: 16 }, () => tcp(port)));
    await Promise.all(Array.from({ length: 16 }, () => Client.open(url)));
    expect((await askUpgrade(port)).status).toBe(503);
  });

  it('are those of strangers: whoever is let in gives the place back', async () => {
    const { port, url, knock } = await startGateway({ clock: new FakeClock() });
    for (let i = 0; i < 40; i += 1) {
      expect(await knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
    }
    await Promise.all(Array.from({ length: 32 }, () => Client.open(url)));
    expect((await askUpgrade(port)).status).toBe(503);
  });

  it('may each client of a trusted proxy hold, however many the proxy brings', async () => {
    const { port, url } = await startGateway({
      clock: new FakeClock(),
      config: '{ gateway: { trustedProxies: ["127.0.0.1"] } }',
    });
    const of = (client: string) => ({ headers: { 'X-Forwarded-For': client } });
    for (const client of ['203.0.113.7', '203.0.113.8']) {
      await Promise.all(Array.from({ length: 32 }, () => Client.open(url, of(client))));
      const next = await askUpgrade(port, of(client).headers);
      expect([next.status, next.body]).toEqual([503, 'Too many unauthenticated sockets']);
    }
    expect((await askUpgrade(port, of('203.0.113.9').headers)).status).toBe(101);
  });
});

it('peers that are turned away are not waited for', async () => {
  const clock = new FakeClock();
  const { port } = await startGateway({ clock });
  await Promise.all(Array.from({ length: 32 }, () => tcp(port)));
  const stubborn = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => {
    stubborn.destroy();
  });
  stubborn.on('error', () => undefined);
  stubborn.resume();
  await once(stubborn, 'end'); // it was told, and does not close its own side
  await settled(port);
  stubborn.write('GET / HTTP/1.1\r\n');
  expect(stubborn.destroyed).toBe(false);
  clock.advance(1_000);
  await expect
    .poll(() => {
      stubborn.write('x'); // what is gone answers with a reset
      return stubborn.destroyed;
    })
    .toBe(true);
});
