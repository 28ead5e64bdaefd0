/** From the opened socket to the answer of `connect`: what is said first, what ends it, and when. */
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { commandLine, connectParams } from '../support/phone.ts';

const OWN = commandLine({ auth: { token: TOKEN } });

/** Sends this as the first frame, and says how the socket ended and what else came. */
async function first(url: string, data: string | Buffer) {
  const client = await Client.open(url);
  await client.event('connect.challenge');
  client.sendRaw(data);
  const closed = await client.closed();
  return { closed, answers: client.frames.filter((frame) => frame['type'] === 'res') };
}

describe('the challenge', () => {
  it('comes first, with a nonce of its own for each socket and the gateway’s time', async () => {
    const clock = new FakeClock();
    const { url } = await startGateway({ clock });
    const nonces = new Set<unknown>();
    for (let i = 0; i < 3; i += 1) {
      const client = await Client.open(url);
      const challenge = await client.event('connect.challenge');
      expect(challenge).toEqual({ nonce: expect.stringMatching(/^[0-9a-f-]{36}$/), ts: clock.now() });
      expect(client.frames[0]).not.toHaveProperty('seq');
      nonces.add(challenge['nonce']);
    }
    expect(nonces.size).toBe(3);
  });

  it('is answered by a binary frame as well as by text', async () => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    await client.event('connect.challenge');
    const params = connectParams(OWN, '', 0);
    client.sendRaw(Buffer.from(JSON.stringify({ type: 'req', id: 'b', method: 'connect', params })));
    expect(await client.next((frame) => frame['id'] === 'b')).toMatchObject({ ok: true });
  });
});

describe('a socket that says nothing', () => {
  it('is closed without a word after fifteen seconds, and one that connects in time is not', async () => {
    const clock = new FakeClock();
    const { url, gateway } = await startGateway({ clock });
    const silent = await Client.open(url);
    const outcome = await Client.knock(url, OWN);
    clock.advance(14_999);
    expect(silent.isOpen).toBe(true);
    const late = await Client.knock(url, OWN);
    clock.advance(1);
    expect(await silent.closed()).toEqual({ code: 1000, reason: '' });
    expect(silent.frames.length).toBe(1);
    for (const { let: answer, ...rest } of [outcome, late]) {
      expect(answer).toBe('in');
      if ('client' in rest) await rest.client.settled();
    }
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it('is not kept open by bytes that drip in', async () => {
    const clock = new FakeClock();
    const { url } = await startGateway({ clock });
    const client = await Client.open(url);
    for (let i = 0; i < 14; i += 1) {
      client.sendRaw('x', { fin: false });
      clock.advance(1_000);
    }
    expect(client.isOpen).toBe(true);
    clock.advance(1_000);
    expect(await client.closed()).toEqual({ code: 1000, reason: '' });
  });

  it('counts from the TCP connection, not from the upgrade', async () => {
    const clock = new FakeClock();
    const { url, port } = await startGateway({ clock });
    const tcp = net.connect(port, '127.0.0.1');
    tcp.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(tcp, 'data');
    clock.advance(10_000);
    const [waited, fresh] = [await Client.open(url, { createConnection: () => tcp }), await Client.open(url)];
    clock.advance(5_000);
    expect(await waited.closed()).toEqual({ code: 1000, reason: '' });
    expect(fresh.isOpen).toBe(true);
  });

  it('counts from the upgrade where a trusted proxy brings it over a connection that it has kept', async () => {
    const clock = new FakeClock();
    const { url, port } = await startGateway({ clock, config: '{ gateway: { trustedProxies: ["127.0.0.1"] } }' });
    const tcp = net.connect(port, '127.0.0.1');
    tcp.write('GET /health HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n');
    await once(tcp, 'data');
    clock.advance(60_000);
    const headers = { 'X-Forwarded-For': '203.0.113.7' };
    const kept = await Client.open(url, { createConnection: () => tcp, headers });
    clock.advance(14_999);
    expect(kept.isOpen).toBe(true);
    await kept.event('connect.challenge');
    clock.advance(1);
    expect(await kept.closed()).toEqual({ code: 1000, reason: '' });
  });
});

describe('a first frame', () => {
  it.each([
    ['is not JSON', 'hello'],
    ['is empty', ''],
    ['is cut off', '{"type":"req"'],
    ['is binary garbage', Buffer.from([0xff, 0x00, 0xfe])],
  ])('that %s closes the socket without an answer', async (_what, data) => {
    const { url, gateway } = await startGateway();
    expect(await first(url, data)).toEqual({ closed: { code: 1000, reason: '' }, answers: [] });
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it.each([
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an event', '{"type":"event","event":"tick"}'],
    ['a response', '{"type":"res","id":"1","ok":true}'],
    ['a request without id', '{"type":"req","method":"connect","params":{}}'],
    ['a request with an unknown key', '{"type":"req","id":"1","method":"connect","params":{},"x":1}'],
  ])('that is %s closes the socket as no request, without an answer', async (_what, data) => {
    const { url } = await startGateway();
    expect(await first(url, data)).toEqual({ closed: { code: 1008, reason: 'invalid request frame' }, answers: [] });
  });

  it('that is another request is told to connect first', async () => {
    const { url } = await startGateway();
    const message = 'invalid handshake: first request must be connect';
    expect(await first(url, '{"type":"req","id":"7","method":"device.pair.list","params":{}}')).toEqual({
      closed: { code: 1008, reason: message },
      answers: [{ type: 'res', id: '7', ok: false, error: { code: 'INVALID_REQUEST', message } }],
    });
  });

  it.each([
    ['no client', (params: Record<string, unknown>) => delete params['client'], /client/],
    ['an unknown client', (params: { client: object }) => Object.assign(params.client, { id: 'my-own' }), /client\.id/],
    [
      'an unknown mode',
      (params: { client: object }) => Object.assign(params.client, { mode: 'operator' }),
      /client\.mode/,
    ],
    ['no protocol', (params: Record<string, unknown>) => delete params['minProtocol'], /minProtocol/],
    ['scopes that are no list', (params: object) => Object.assign(params, { scopes: 'operator.read' }), /scopes/],
    ['too many scopes', (params: object) => Object.assign(params, { scopes: Array(513).fill('x') }), /scopes/],
    ['a token that is no text', (params: object) => Object.assign(params, { auth: { token: 7 } }), /auth\.token/],
    ['a device without nonce', (params: object) => Object.assign(params, { device: { id: 'x' } }), /device/],
  ] as const)('that connects with %s is told which field is wrong', async (_what, spoil, field) => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    const outcome = await client.connect(OWN, spoil);
    expect(outcome).toMatchObject({
      let: 'out',
      error: { code: 'INVALID_REQUEST', message: expect.stringMatching(/^invalid connect params: /) },
      closed: { code: 1008 },
    });
    if (outcome.let === 'out') {
      expect(outcome.error.message).toMatch(field);
      expect(outcome.error).not.toHaveProperty('details');
    }
    expect(await Client.knock(url, OWN)).toMatchObject({ let: 'in' });
  });

  it('that connects with fields of a newer client is understood', async () => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    const outcome = await client.connect(OWN, (params) => {
      Object.assign(params, { modelCatalog: { v: 1 }, somethingNew: [1, 2] });
      Object.assign(params.client, { buildId: 'b', colour: 'blue' });
    });
    expect(outcome.let).toBe('in');
  });

  it.each([
    ['role', (params: object) => Object.assign(params, { role: 'worker' })],
    ['client id', (params: { client: object }) => Object.assign(params.client, { id: 'openclaw-worker' })],
    ['client mode', (params: { client: object }) => Object.assign(params.client, { mode: 'worker' })],
  ] as const)('that connects as a worker by its %s is closed without an answer', async (_what, spoil) => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    await client.event('connect.challenge');
    const params = connectParams(OWN, '', 0);
    spoil(params);
    client.send({ type: 'req', id: '1', method: 'connect', params });
    expect(await client.closed()).toEqual({ code: 1008, reason: 'invalid-handshake' });
    expect(client.frames.length).toBe(1);
  });

  it('that connects in a role that does not exist is refused', async () => {
    const { url } = await startGateway();
    const refused = { let: 'out', error: { code: 'INVALID_REQUEST', message: 'invalid role' }, closed: { code: 1008 } };
    expect(await Client.knock(url, { ...OWN, role: 'admin' })).toMatchObject(refused);
    expect(await Client.knock(url, { ...OWN, role: 'operator' })).toMatchObject({ let: 'in' });
  });
});

describe('frames behind a connect', () => {
  /** A wrong secret from this computer is answered late, which holds the connect open. */
  async function pipelining(count: number) {
    const clock = new FakeClock();
    const { url } = await startGateway({ clock });
    const client = await Client.open(url);
    await client.event('connect.challenge');
    const params = connectParams(commandLine({ auth: { token: 'wrong' } }), '', 0);
    client.send({ type: 'req', id: 'connect', method: 'connect', params });
    for (let i = 0; i < count; i += 1) client.send({ type: 'req', id: `q${i}`, method: 'health' });
    return { client, clock };
  }

  it('wait for the answer and are then done, in their order', async () => {
    const { url } = await startGateway();
    const client = await Client.open(url);
    await client.event('connect.challenge');
    client.send({ type: 'req', id: 'connect', method: 'connect', params: connectParams(OWN, '', 0) });
    for (let i = 0; i < 15; i += 1) client.send({ type: 'req', id: `q${i}`, method: 'health' });
    await client.next((frame) => frame['id'] === 'q14');
    const answered = client.frames.filter((frame) => frame['type'] === 'res').map((frame) => frame['id']);
    expect(answered).toEqual(['connect', ...Array.from({ length: 15 }, (_, i) => `q${i}`)]);
  });

  it('are fifteen at most while the answer is not there: the sixteenth closes the socket', async () => {
    const sixteen = await pipelining(16);
    expect(await sixteen.client.closed()).toEqual({ code: 1008, reason: 'too many pending handshake frames' });
    expect(sixteen.client.frames.length).toBe(1);

    const fifteen = await pipelining(15);
    await expect
      .poll(() => {
        fifteen.clock.advance(250);
        return fifteen.client.isOpen;
      })
      .toBe(false);
    expect(fifteen.client.frames.map((frame) => frame['id'])).toEqual([undefined, 'connect']);
  });
});
