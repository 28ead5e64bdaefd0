/** "Who is let in": a device without any secret may ask where it stands in the same room, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { commandLine, nodeHost, phone } from '../support/phone.ts';
import { proxyRanges } from '../support/proxy-ranges.ts';
import { judge, type Circumstances } from './gate.ts';

const wlan = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };
const docker = { name: 'docker0', address: '172.17.0.1', cidr: '172.17.0.1/16' };
const home = { interfaces: () => [wlan, docker], routers: () => ['192.168.1.1'] };
const NEAR: Circumstances = { address: '192.168.1.77', network: home };

const ask = (circumstances: Circumstances) => judge(phone(new DeviceKey()), circumstances);

describe('no secret, unknown device', () => {
  it.each<[string, Circumstances]>([
    ['on our own Wi-Fi', NEAR],
    ['on our own Wi-Fi, as mapped IPv4', { ...NEAR, address: '::ffff:192.168.1.77' }],
    ['native on this computer', { address: '127.0.0.1', headers: { host: 'localhost:18789' } }],
    ['native on this computer, over IPv6', { address: '::1', headers: { host: '[::1]:18789' } }],
  ])('%s may ask', async (_where, circumstances) => {
    const { answer, waiting } = await ask(circumstances);
    expect([answer, waiting.map((request) => request.proof)]).toEqual(['PAIRING_REQUIRED', ['none']]);
    expect(waiting[0]?.ordinary).toBe(false);
  });

  it.each<[string, Circumstances]>([
    ['in another private network', { ...NEAR, address: '192.168.2.77' }],
    ['from the internet', { ...NEAR, address: '198.51.100.7' }],
    ['behind the bridge of our containers', { ...NEAR, address: '172.17.0.2' }],
    ['from the bridge itself', { ...NEAR, address: '172.17.0.1' }],
    ['from our own router, behind which there may be anyone', { ...NEAR, address: '192.168.1.1' }],
    ['while we run in a container', { ...NEAR, network: { ...home, insideContainer: true } }],
    [
      'native, while we run in a container',
      { address: '127.0.0.1', headers: { host: 'localhost' }, network: { insideContainer: true } },
    ],
    [
      'through a trusted proxy on our Wi-Fi',
      {
        ...NEAR,
        headers: { 'x-forwarded-for': '192.168.1.99' },
        settings: { trustedProxies: proxyRanges(NEAR.address) },
      },
    ],
    [
      'through a trusted proxy on this computer',
      {
        address: '127.0.0.1',
        headers: { host: 'localhost', 'x-forwarded-for': '192.168.1.99' },
        settings: { trustedProxies: proxyRanges('127.0.0.1') },
      },
    ],
    [
      'on this computer, where a proxy may have forgotten for whom it asks',
      { address: '127.0.0.1', headers: { host: 'localhost' }, settings: { trustedProxies: proxyRanges('127.0.0.1') } },
    ],
    [
      'in a page on this computer',
      { address: '127.0.0.1', headers: { host: 'localhost:1', origin: 'http://localhost:1' } },
    ],
    ['on this computer by another name', { address: '127.0.0.1', headers: { host: '192.168.1.5' }, network: home }],
    [
      'on our Wi-Fi, where asking without a secret is switched off',
      { ...NEAR, settings: { askWithoutToken: 'never' } },
    ],
    [
      'native, where asking without a secret is switched off',
      { address: '127.0.0.1', headers: { host: 'localhost' }, settings: { askWithoutToken: 'never' } },
    ],
  ])('%s is told that the secret is missing', async (_where, circumstances) => {
    const { answer, waiting } = await ask(circumstances);
    expect([answer, waiting]).toEqual(['AUTH_TOKEN_MISSING', []]);
  });

  it('over a real socket has the precise words, and with an own door it waits', async () => {
    const { url, port, gateway, waiting } = await startGateway();
    const asker = phone(new DeviceKey());
    expect(await Client.knock(url, asker, { headers: { Host: `192.168.1.5:${port}` } })).toMatchObject({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(/^unauthorized: gateway token missing/),
        details: {
          code: 'AUTH_TOKEN_MISSING',
          authReason: 'token_missing',
          canRetryWithDeviceToken: false,
          recommendedNextStep: 'update_auth_configuration',
        },
      },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    expect(await Client.knock(url, asker)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    expect(waiting()).toMatchObject({ proof: 'none', locality: 'local-native', ordinary: false });
  });

  it.each([
    ['no device identity', commandLine()],
    ['no device identity, as a node', { ...commandLine(), role: 'node' }],
  ])('and %s cannot even ask', async (_what, asker) => {
    const { knock, gateway } = await startGateway();
    expect(await knock(asker)).toMatchObject({
      let: 'out',
      error: { code: 'NOT_PAIRED', message: 'device identity required', details: { code: 'DEVICE_IDENTITY_REQUIRED' } },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    await knock({ ...asker, key: new DeviceKey() });
    expect(gateway.pairing.waiting().length).toBe(1);
  });
});

describe('paired key, no secret at all', () => {
  it.each([
    ['no auth', undefined],
    ['empty fields', { token: '', password: '' }],
  ])(
    'that was approved while it asked so (%s) comes in without one until its first token is used',
    async (_how, auth) => {
      const { knock, approve } = await startGateway();
      const bare = phone(new DeviceKey(), auth && { auth });
      await knock(bare);
      await approve();
      const first = await knock(bare);
      expect(first).toMatchObject({ let: 'in', hello: { auth: { method: 'none', scopes: bare.scopes } } });
      // The answer may have been lost on the way: it may come again.
      const second = await knock(bare);
      expect(second).toMatchObject({ let: 'in' });
      if (first.let === 'out' || second.let === 'out') return;

      const token = second.hello.auth.deviceToken ?? '';
      expect(await knock({ ...bare, auth: { deviceToken: token } })).toMatchObject({ let: 'in' });
      expect(await knock(bare)).toMatchObject({ let: 'out', error: { details: { code: 'AUTH_TOKEN_MISSING' } } });
      const older = first.hello.auth.deviceToken ?? '';
      expect(await knock({ ...bare, auth: { deviceToken: older } })).toMatchObject({ let: 'out' });
      expect(await knock({ ...bare, auth: { deviceToken: token } })).toMatchObject({ let: 'in' });
    },
  );

  it('that was approved while it showed the secret does not', async () => {
    const { knock, pair } = await startGateway();
    const key = new DeviceKey();
    const { token } = await pair(phone(key));
    expect(await knock(phone(key))).toMatchObject({ let: 'out', error: { details: { code: 'AUTH_TOKEN_MISSING' } } });
    expect(await knock(phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'in' });
  });

  it('that asks for more before it came in the first time is not locked out by its second approval', async () => {
    const { knock, approve } = await startGateway();
    const key = new DeviceKey();
    await knock(phone(key, { scopes: ['operator.read'] }));
    await approve();
    const more = phone(key, { scopes: ['operator.read', 'operator.questions'] });
    expect(await knock(more)).toMatchObject({ error: { details: { reason: 'scope-upgrade' } } });
    await approve();
    expect(await knock(more)).toMatchObject({
      let: 'in',
      hello: { auth: { scopes: ['operator.questions', 'operator.read'] } },
    });
  });

  it('asking for more, or in another role, has to ask', async () => {
    const { knock, approve } = await startGateway();
    const key = new DeviceKey();
    await knock(phone(key, { scopes: ['operator.read'] }));
    await approve();
    expect(await knock(phone(key, { scopes: ['operator.admin'] }))).toMatchObject({
      error: { details: { code: 'PAIRING_REQUIRED', reason: 'scope-upgrade' } },
    });
    const asNode = nodeHost(key, {
      client: { ...nodeHost(key).client, platform: 'android 15 (SDK 35)', deviceFamily: 'Android' },
    });
    expect(await knock(asNode)).toMatchObject({
      error: { details: { code: 'PAIRING_REQUIRED', reason: 'role-upgrade' } },
    });
    expect(await knock(phone(key, { scopes: ['operator.read'] }))).toMatchObject({ let: 'in' });
  });
});
