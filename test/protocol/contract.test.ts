/** Every frame of a whole conversation, in both directions, against the schema that official clients are made from. */
import { describe, expect, it } from 'vitest';
import { parseConnect } from '../../src-main/gateway/protocol/connect.ts';
import { seenFrames, type Frame } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { commandLine, connectParams, controlUi, nodeHost, phone } from '../support/phone.ts';
import { AHEAD_OF_THE_SCHEMA, asPublished, fault } from './contract.ts';

const auth = { token: TOKEN };
const REMOTE = { headers: { Host: '192.168.1.5' } };

/** What each event's payload must be; an event that is not here is our own, or has no published schema. */
const EVENTS: Readonly<Record<string, (payload: never) => (string | undefined)[]>> = {
  tick: (payload) => [fault('TickEvent', payload)],
  shutdown: (payload) => [fault('ShutdownEvent', payload)],
  'device.pair.requested': (payload) => [fault('DevicePairRequestedEvent', payload)],
  'device.pair.resolved': (payload) => [fault('DevicePairResolvedEvent', payload)],
  presence: ({ presence }: { presence: unknown[] }) => presence.map((row) => fault('PresenceEntry', row)),
};
/** What the answer to each method must be. */
const RESULTS: Readonly<Record<string, (payload: never) => (string | undefined)[]>> = {
  connect: (payload) => [fault('HelloOk', asPublished('HelloOk', payload))],
  'system-presence': (rows: unknown[]) => rows.map((row) => fault('PresenceEntry', row)),
  'device.pair.list': ({ pending }: { pending: unknown[] }) =>
    pending.map((entry) => fault('DevicePairRequestedEvent', entry)),
};
const PARAMS: Readonly<Record<string, string>> = {
  connect: 'ConnectParams',
  'device.pair.list': 'DevicePairListParams',
  'device.pair.approve': 'DevicePairApproveParams',
  'device.pair.reject': 'DevicePairRejectParams',
  'device.pair.remove': 'DevicePairRemoveParams',
};

/** A conversation in which everything that this gateway says of pairing is said once. */
async function converse(): Promise<void> {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const admin = await cli(gateway, ['operator.admin']);
  const reader = await cli(gateway, ['operator.read']);
  const { requestId } = await stranger(gateway);
  await admin.call('device.pair.list', {});
  await admin.call('device.pair.approve', { requestId });
  await gateway.knock(phone(new DeviceKey(), { auth }), REMOTE);
  await gateway.knock(nodeHost(new DeviceKey(), { auth }));
  await gateway.knock(
    phone(new DeviceKey(), { auth, client: { id: 'test', mode: 'test', version: '\u200b', platform: '\u202e' } }),
  );
  await admin.call('device.pair.list');
  for (const waiting of gateway.gateway.pairing.waiting())
    await admin.call('device.pair.reject', { requestId: waiting.requestId });
  const paired = await device(gateway, ['operator.read']);
  await device(gateway, [], nodeHost(new DeviceKey()));
  const invisible = {
    ...phone(new DeviceKey()).client,
    version: '\u200b',
    platform: '\u202e',
    displayName: '\u200b',
    deviceFamily: '\u00ad',
  };
  await device(gateway, ['operator.read'], { client: invisible });
  await gateway.knock(controlUi(new DeviceKey(), { auth }), { origin: `http://127.0.0.1:${gateway.port}` });
  await gateway.knock(phone(paired.key, { auth: { deviceToken: paired.token }, scopes: ['operator.admin'] }));
  await admin.call('device.pair.list');
  await admin.call('health');
  await reader.call('system-presence');
  await reader.call('status');
  await reader.call('device.pair.list');
  await reader.call('nope');
  await admin.call('device.pair.remove', { deviceId: paired.key.id });
  await admin.call('device.pair.remove', { deviceId: paired.key.id });
  for (const bad of [{ token: 'x' }, { deviceToken: 'x' }, { bootstrapToken: 'x' }, { password: 'x' }, {}]) {
    await gateway.knock(phone(new DeviceKey(), { auth: bad }), REMOTE);
  }
  await gateway.knock(commandLine());
  await gateway.knock({ ...phone(new DeviceKey(), { auth }), signedAt: 1 });
  await gateway.knock({ ...commandLine({ auth }), minProtocol: 9, maxProtocol: 9 });
  await gateway.knock(controlUi(new DeviceKey(), { auth }));
  for (let i = 0; i < 10; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: { token: 'x' } }), REMOTE);
  clock.advance(30_000);
  await gateway.gateway.stop('gateway stopping');
  await admin.closed();
}

/** Frames with the method that each answers, or asks for, or the event that it is. */
function described(
  from: number,
): { readonly frame: Frame; readonly direction: 'in' | 'out'; readonly about: string }[] {
  const methods = new Map<string, string>();
  const ids = new Map<unknown, number>();
  return seenFrames.slice(from).map(({ client, direction, frame }) => {
    if (!ids.has(client)) ids.set(client, ids.size);
    const key = `${ids.get(client)} ${String(frame['id'])}`;
    if (direction === 'out') methods.set(key, String(frame['method']));
    return { frame, direction, about: (frame['event'] as string | undefined) ?? methods.get(key) ?? '' };
  });
}

describe('in a whole conversation', () => {
  it('every frame, in both directions, is as the schema has it', async () => {
    const from = seenFrames.length;
    await converse();
    const frames = described(from);
    const faults: [string | undefined, Frame][] = [];
    const judged = new Set<string>();
    for (const { frame, direction, about } of frames) {
      const payload = frame['payload'] as never;
      if (direction === 'out') {
        faults.push([fault('RequestFrame', frame), frame]);
        const params = PARAMS[about];
        if (params !== undefined) faults.push([fault(params, frame['params'] ?? {}), frame]);
        judged.add(`> ${about}`);
      } else if (frame['type'] === 'event') {
        faults.push([fault('EventFrame', frame), frame]);
        for (const found of EVENTS[about]?.(payload) ?? []) faults.push([found, frame]);
        judged.add(about);
      } else if (frame['ok'] === true) {
        faults.push([fault('ResponseFrame', frame), frame]);
        for (const found of RESULTS[about]?.(payload) ?? []) faults.push([found, frame]);
        judged.add(about);
      } else {
        const error = frame['error'] as { details?: { code?: string } };
        faults.push([fault('ResponseFrame', frame), frame], [fault('ErrorShape', error), frame]);
        if (error.details?.code === 'MISSING_SCOPE')
          faults.push([fault('MissingScopeErrorDetails', error.details), frame]);
        judged.add(error.details?.code ?? 'error');
      }
    }
    expect(faults.filter(([found]) => found !== undefined)).toEqual([]);
    expect([...judged]).toEqual(
      expect.arrayContaining([
        ...Object.keys(EVENTS),
        ...Object.keys(RESULTS),
        ...Object.keys(PARAMS).map((method) => `> ${method}`),
        'connect.challenge',
        ...['PAIRING_REQUIRED', 'MISSING_SCOPE', 'AUTH_TOKEN_MISSING', 'AUTH_TOKEN_MISMATCH', 'AUTH_RATE_LIMITED'],
        ...[
          'AUTH_DEVICE_TOKEN_MISMATCH',
          'AUTH_BOOTSTRAP_TOKEN_INVALID',
          'DEVICE_IDENTITY_REQUIRED',
          'PROTOCOL_MISMATCH',
        ],
        ...['DEVICE_AUTH_SIGNATURE_EXPIRED', 'CONTROL_UI_ORIGIN_NOT_ALLOWED'],
      ]),
    );
  }, 20_000);
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
    expect(fault('HelloOk', hello)).toContain('additional properties');
    expect(fault('HelloOk', asPublished('HelloOk', hello))).toBeUndefined();
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

  it.each(Object.entries(PARAMS).filter(([method]) => method !== 'connect'))(
    '%s are accepted exactly where the schema accepts them',
    async (method, definition) => {
      const client = await cli(await startGateway(), ['operator.admin']);
      for (const params of samples) {
        const answer = await client.call(method, params);
        const accepted = answer.ok || !answer.error.message.startsWith(`invalid ${method} params`);
        expect([params, accepted]).toEqual([params, fault(definition, params) === undefined]);
      }
    },
  );
});
