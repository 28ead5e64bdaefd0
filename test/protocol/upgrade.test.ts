/** Who may open a socket at all: Host, Origin, forwarding headers, and how many at once. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { askUpgrade } from '../support/http.ts';
import { commandLine, controlUi, phone } from '../support/phone.ts';

const OWN = commandLine({ auth: { token: TOKEN } });
const FORWARDING = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via'].concat(
  ['CF-Connecting-IP', 'Tailscale-User-Login'],
);

describe('an upgrade', () => {
  it.each(['/', '/ws', '/foo/bar', '/?token=x'])('is granted on the path %s', async (path) => {
    const { port } = await startGateway();
    const client = await Client.open(`ws://127.0.0.1:${port}${path}`);
    await client.event('connect.challenge');
  });

  it('with a token in its address is no more than one without', async () => {
    const { port } = await startGateway();
    const client = await Client.open(`ws://127.0.0.1:${port}/?token=${TOKEN}`);
    const asker = commandLine();
    expect(await client.connect(asker)).toMatchObject({ let: 'out', error: { message: 'device identity required' } });
    expect(await (await Client.open(`ws://127.0.0.1:${port}/`)).connect(OWN)).toMatchObject({ let: 'in' });
  });

  it.each([
    'localhost',
    '127.0.0.1:18789',
    '[::1]:18789',
    '192.168.1.5:18789',
    'desk',
    'desk.local',
    'desk.tail1.ts.net',
  ])('for the host %s is granted', async (host) => {
    const { port } = await startGateway();
    expect((await askUpgrade(port, { Host: host })).status).toBe(101);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '0x7f.0.0.1', 'desk.evil'])(
    'for the host %s is refused, until it is configured as an origin',
    async (host) => {
      const { port } = await startGateway();
      const { status, body } = await askUpgrade(port, { Host: host });
      expect([status, JSON.parse(body)]).toMatchObject([403, { error: { type: 'host_not_allowed' } }]);
      if (host.startsWith('0x')) return;
      const config = JSON.stringify({ gateway: { controlUi: { allowedOrigins: [`https://${host}`] } } });
      const configured = await startGateway({ config });
      expect((await askUpgrade(configured.port, { Host: host })).status).toBe(101);
    },
  );

  it.each(['local host', 'me@localhost', 'localhost/x'])('for the host %j is malformed', async (host) => {
    const { port } = await startGateway();
    const { status, body } = await askUpgrade(port, { Host: host });
    expect([status, JSON.parse(body)]).toMatchObject([400, { error: { type: 'invalid_host' } }]);
  });

  it.each(FORWARDING)('with the header %s comes through a proxy that nobody trusts, and is refused', async (name) => {
    const { port } = await startGateway();
    const { status, headers, body } = await askUpgrade(port, { [name]: '127.0.0.1' });
    expect(status).toBe(403);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      error: {
        type: 'proxy_attribution_required',
        message: expect.stringMatching(/^Proxy client attribution is required\. /),
      },
    });
    expect((await askUpgrade(port, { 'X-Harmless': '127.0.0.1' })).status).toBe(101);
  });

  it('never agrees to compress', async () => {
    const { port } = await startGateway();
    const { status, headers } = await askUpgrade(port, { 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    expect([status, headers['sec-websocket-extensions']]).toEqual([101, undefined]);
  });

  it('that is no WebSocket is refused', async () => {
    const { port } = await startGateway();
    expect((await askUpgrade(port, { Upgrade: 'h2c' })).status).toBe(400);
    expect((await askUpgrade(port, { 'Sec-WebSocket-Key': 'short' })).status).toBe(400);
    expect((await askUpgrade(port, { 'Sec-WebSocket-Version': '7' })).status).toBe(400);
  });
});

describe('a page', () => {
  const knockFrom = async (
    url: string,
    origin: string,
    asker = controlUi(new DeviceKey(), { auth: { token: TOKEN } }),
  ) => Client.knock(url, asker, { origin });

  it.each([
    ['another site', 'https://evil.example', 'origin not allowed'],
    ['another port', 'http://127.0.0.1:1', 'origin not allowed'],
    ['a sandboxed frame', 'null', 'origin missing or invalid'],
    ['a file', 'file://', 'origin missing or invalid'],
  ])('of %s may not connect, and no request waits', async (_what, origin, reason) => {
    const { url, port, gateway } = await startGateway();
    expect(await knockFrom(url, origin)).toMatchObject({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(/^origin not allowed/),
        details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason },
      },
      closed: { code: 1008, reason: expect.stringMatching(/^origin not allowed/) },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    expect(await knockFrom(url, `http://127.0.0.1:${port}`)).toMatchObject({ let: 'in' });
  });

  it('of another site may not connect as a native client either', async () => {
    const { url, port } = await startGateway();
    const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
    expect(await knockFrom(url, 'https://evil.example', asker)).toMatchObject({
      error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED' } },
    });
    expect(await knockFrom(url, `http://127.0.0.1:${port}`, asker)).toMatchObject({
      error: { details: { code: 'PAIRING_REQUIRED' } },
    });
  });

  it('must say where it comes from', async () => {
    const { url } = await startGateway();
    expect(await Client.knock(url, controlUi(new DeviceKey(), { auth: { token: TOKEN } }))).toMatchObject({
      error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin missing or invalid' } },
    });
  });

  it('of a configured site may connect', async () => {
    const config = '{ gateway: { controlUi: { allowedOrigins: ["https://UI.example"] } } }';
    const { url } = await startGateway({ config });
    expect(await knockFrom(url, 'https://ui.example')).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    expect(await knockFrom(url, 'https://ui.example:444')).toMatchObject({
      error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED' } },
    });
  });
});

describe('sockets of one address that were not let in', () => {
  it('are 32; the next is refused over HTTP, and a place is free once one of them is let in or gone', async () => {
    const { url, port } = await startGateway();
    const clients = [];
    for (let i = 0; i < 32; i += 1) clients.push(await Client.open(url));
    const { status, body, headers } = await askUpgrade(port);
    expect([status, body]).toEqual([503, 'Too many unauthenticated sockets']);
    expect(headers['content-type']).toContain('text/plain');

    // Another address has a budget of its own.
    await Client.open(url, { localAddress: '127.0.0.2' });

    expect(await clients[0]!.connect(OWN)).toMatchObject({ let: 'in' });
    const next = await Client.open(url);
    expect((await askUpgrade(port)).status).toBe(503);
    await next.close();
    await expect.poll(async () => (await askUpgrade(port)).status).toBe(101);
  });
});
