/**
 * The shared test client holds every frame that passes it, in both directions, against the schema that official clients
 * are made from (test/support/contract.ts). Here is shown that it does, and that it can fail.
 */
import { describe, expect, it } from 'vitest';
import { parseConnect } from '../../src-main/gateway/protocol/connect.ts';
import { SERVED_EVENTS } from '../../src-main/gateway/protocol/events.ts';
import { Client } from '../support/client.ts';
import { AHEAD_OF_THE_SCHEMA, fault, strictFault } from '../support/contract.ts';
import { shapeOfEvent, shapesOfMethod } from '../support/contract-table.ts';
import { takeFaults } from '../support/contract-watch.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { cli } from '../support/party.ts';
import { commandLine, connectParams, controlUi, nodeHost, phone } from '../support/phone.ts';
import { ACCESS } from './access-table.ts';

const auth = { token: TOKEN };
const PARAMS: Readonly<Record<string, string>> = {
  'device.pair.list': 'DevicePairListParams',
  'device.pair.approve': 'DevicePairApproveParams',
  'device.pair.reject': 'DevicePairRejectParams',
  'device.pair.remove': 'DevicePairRemoveParams',
};

/** A server that says these frames, whatever it hears, and then answers every request with the last of them. */
async function liar(frames: readonly object[], answer: object): Promise<string> {
  return await loopbackServer((socket) => {
    for (const frame of frames) socket.send(JSON.stringify(frame));
    socket.on('message', (data: Buffer) => {
      const { id } = JSON.parse(data.toString()) as { id: string };
      socket.send(JSON.stringify({ type: 'res', id, ...answer }));
    });
  });
}

describe('a frame that is not as published', () => {
  it.each<[string, object]>([
    ['TickEvent', { type: 'event', event: 'tick', payload: { ts: 'now' } }],
    ['EventFrame', { type: 'event', event: 'tick', payload: { ts: 1 }, extra: true }],
    ['DevicePairResolvedEvent', { type: 'event', event: 'device.pair.resolved', payload: {} }],
    ['no shape is known for the event', { type: 'event', event: 'invented', payload: {} }],
  ])('is found among the events: %s', async (words, frame) => {
    const client = await Client.open(await liar([frame], { ok: true, payload: {} }));
    await client.next(() => true);
    expect(takeFaults()).toEqual([expect.stringContaining(words)]);
    await client.close();
  });

  it.each<[string, string, object]>([
    ['LogsTailResult', 'logs.tail', { ok: true, payload: { lines: [] } }],
    ['the observed shape', 'node.list', { ok: true, payload: { ts: 1, nodes: [{ nodeId: '' }] } }],
    ['ts must be integer', 'system-presence', { ok: true, payload: [{ ts: 'now' }] }],
    ['no shape is known for the answer', 'invented', { ok: true, payload: {} }],
    ['ResponseFrame', 'health', { ok: false, error: { code: 'X' } }],
    ['MissingScope', 'health', { ok: false, error: { code: 'X', message: 'x', details: { code: 'MISSING_SCOPE' } } }],
    ['ResponseFrame', 'health', { ok: true, payload: { ok: true, ts: 1 }, extra: true }],
  ])('is found among the answers: %s', async (words, method, answer) => {
    const client = await Client.open(await liar([], answer));
    await client.call(method);
    expect(takeFaults()).toEqual([expect.stringContaining(words)]);
    await client.close();
  });

  it('is found among what is sent, unless it is wrong on purpose', async () => {
    const client = await Client.open(await liar([], { ok: false, error: { code: 'X', message: 'x' } }));
    await client.call('device.pair.approve', { requestId: 7 });
    expect(takeFaults()).toEqual([expect.stringContaining('DevicePairApproveParams')]);
    await client.callRaw('device.pair.approve', { requestId: 7 });
    client.sendRaw('{"type":"req","id":"x"}');
    expect(takeFaults()).toEqual([]);
    await client.close();
  });
});

it('every method and event that is served has a shape', () => {
  expect(Object.keys(ACCESS).filter((method) => shapesOfMethod(method) === undefined)).toEqual([]);
  expect(SERVED_EVENTS.filter((event) => shapeOfEvent(event) === undefined)).toEqual([]);
});

describe('the schema', () => {
  it('still forbids what is listed as ahead of it', () => {
    const hello = {
      type: 'hello-ok',
      protocol: 4,
      server: { version: '1', connId: 'c' },
      features: { methods: [], events: [] },
      snapshot: { presence: [], health: {}, stateVersion: { presence: 0, health: 0 }, uptimeMs: 0 },
      auth: { role: 'operator', scopes: [], method: 'token' },
      policy: { maxPayload: 1, maxBufferedBytes: 1, tickIntervalMs: 1 },
    };
    expect(Object.keys(AHEAD_OF_THE_SCHEMA)).toEqual(['HelloOk']);
    expect(strictFault('HelloOk', hello)).toContain('additional properties');
    expect(fault('HelloOk', hello)).toBeUndefined();
  });

  it('finds a fault where there is one', () => {
    expect(fault('TickEvent', { ts: '1' })).toContain('must be integer');
    expect(fault('DevicePairResolvedEvent', {})).toContain('requestId');
    expect(() => fault('NoSuchThing', {})).toThrow();
  });
});

describe('what the schema allows a client to connect with', () => {
  const key = new DeviceKey();
  const base = connectParams(phone(key, { auth }), 'the-nonce', 1);
  const samples: Record<string, unknown>[] = [
    base,
    connectParams(nodeHost(key, { auth, caps: [], commands: [] }), 'n', 0),
    connectParams(commandLine(), 'n', 0),
    connectParams(controlUi(key, { auth: { token: 't', password: 'p' } }), 'n', 0),
    { minProtocol: 1, maxProtocol: 9, client: { id: 'cli', mode: 'probe', version: '1', platform: 'linux' } },
    { ...base, auth: { token: '', password: '', deviceToken: '', bootstrapToken: '', approvalRuntimeToken: 'x' } },
    { ...base, permissions: { 'camera.capture': true }, pathEnv: '/usr/bin', locale: 'de', userAgent: 'x' },
    {
      ...base,
      computerUse: { any: ['thing'] },
      client: { ...base.client, timeZone: 'Europe/Berlin', buildId: 'b', instanceId: 'i' },
    },
    { ...base, scopes: ['operator.read', 'operator.superuser', 'x|y'] },
  ];

  it.each(samples.map((sample, index) => [index, sample]))('is understood (%i)', (_index, sample) => {
    expect(fault('ConnectParams', sample)).toBeUndefined();
    expect(parseConnect(sample)).toMatchObject({ ok: true });
  });
});

describe('the parameters of a method', () => {
  const samples: readonly object[] = [
    ...[{}, { requestId: 'x' }, { requestId: '' }, { requestId: 7 }, { requestId: 'x', extra: 1 }],
    ...[{ deviceId: 'x' }, { deviceId: '' }, { deviceId: 'x', extra: 1 }, { deviceId: 'x', label: 'y' }],
  ];

  it.each(Object.entries(PARAMS))(
    '%s are accepted exactly where the schema accepts them',
    async (method, definition) => {
      const client = await cli(await startGateway(), ['operator.admin']);
      for (const params of samples) {
        const answer = await client.callRaw(method, params);
        const accepted = answer.ok || !answer.error.message.startsWith(`invalid ${method} params`);
        expect([params, accepted]).toEqual([params, fault(definition, params) === undefined]);
      }
    },
  );
});
