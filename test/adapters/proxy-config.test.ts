/** The config's keys about proxies: what is refused with file, key and what is allowed, and what follows from the rest. */
import { describe, expect, it } from 'vitest';
import { hostingPlatform } from '../../src-main/adapters/hosting-platforms.ts';
import { machineNetwork } from '../../src-main/adapters/machine-network.ts';
import { HOST } from '../../src-main/gateway/index.ts';
import { placesFrom } from '../../src-main/adapters/places.ts';
import { settingsFrom } from '../../src-main/adapters/config/settings.ts';
import { parseProxyRange } from '../../src-main/gateway/index.ts';
import { tempDir } from '../support/gateway.ts';
import fs from 'node:fs/promises';

async function read(gateway: unknown) {
  const env = { OPENCLAW_STATE_DIR: await tempDir(), OPENCLAW_GATEWAY_TOKEN: 'a-test-token-that-nobody-guesses' };
  const places = placesFrom(env);
  await fs.writeFile(places.configFile, JSON.stringify({ gateway }));
  return { result: await settingsFrom(places, env, {})(), file: places.configFile };
}

async function settings(gateway: unknown) {
  const { result } = await read(gateway);
  if (!result.ok) throw new Error(result.fault.why);
  return result.settings;
}

async function refusal(gateway: unknown): Promise<string> {
  const { result, file } = await read(gateway);
  if (result.ok) throw new Error('was taken');
  expect([result.fault.code, result.fault.what.split(file)[0]]).toEqual([
    'config-invalid',
    'The config cannot be used: ',
  ]);
  return `${result.fault.why} ${result.fault.fix}`;
}

describe('gateway.trustedProxies', () => {
  it('of the seed works as written', async () => {
    const { trustedProxies } = await settings({ trustedProxies: ['10.0.0.0/8', '172.16.0.0/12'] });
    expect(trustedProxies.map(({ text }) => text)).toEqual(['10.0.0.0/8', '172.16.0.0/12']);
    expect((await settings({})).trustedProxies).toEqual([]);
  });

  it.each([
    [['10.0.0.0/33'], 'gateway.trustedProxies.0: "10.0.0.0/33" needs a prefix from /1 to /32.'],
    [['10.0.0.0/8', '0.0.0.0/0'], 'gateway.trustedProxies.1: "0.0.0.0/0" needs a prefix from /1 to /32.'],
    [['::/0'], 'gateway.trustedProxies.0: "::/0" needs a prefix from /1 to /128.'],
    [['nginx'], 'gateway.trustedProxies.0: "nginx" is neither an IP address nor a range of them.'],
    [['10.0.0.5/8'], 'gateway.trustedProxies.0: "10.0.0.5/8" has bits behind its prefix: write 10.0.0.0/8'],
    [[' 10.0.0.5'], 'gateway.trustedProxies.0: " 10.0.0.5" is neither'],
    [['x'.repeat(5_000)], `gateway.trustedProxies.0: "${'x'.repeat(60)}" is neither`],
    [[7], 'gateway.trustedProxies.0: '],
    ['10.0.0.0/8', 'gateway.trustedProxies: '],
  ])('%j is refused: %s', async (trustedProxies, why) => {
    const words = await refusal({ trustedProxies });
    expect(words).toContain(why);
    if (why.includes('"')) expect(words).toContain('such as 172.18.0.5 and ranges such as 10.0.0.0/8');
  });
});

describe('the other keys', () => {
  it('have the official defaults', async () => {
    expect(await settings({})).toMatchObject({ allowRealIpFallback: false, basePath: '', notices: [] });
    expect(await settings({})).not.toHaveProperty('publicOrigin');
  });

  it.each([
    ['/openclaw', '/openclaw'],
    ['/openclaw/', '/openclaw'],
    ['openclaw', '/openclaw'],
    ['/a/b.c', '/a/b.c'],
    ['/', ''],
    ['', ''],
  ])('controlUi.basePath %j is %j', async (basePath, path) => {
    expect((await settings({ controlUi: { basePath } })).basePath).toBe(path);
  });

  it.each([
    '/a//b',
    '/../x',
    '/a/./b',
    '/a b',
    '/a?b',
    '/a#b',
    '//evil.example',
    'https://evil.example',
    '/a\\b',
    '/%2e%2e',
  ])('controlUi.basePath %j is refused', async (basePath) => {
    expect(await refusal({ controlUi: { basePath } })).toContain('gateway.controlUi.basePath: needs a path such as');
  });

  it.each([
    ['https://GW.example', 'https://gw.example'],
    ['https://gw.example:8443/', 'https://gw.example:8443'],
    ['http://localhost:18789', 'http://localhost:18789'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://[::1]:80', 'http://[::1]'],
  ])('publicOrigin %j is %j', async (publicOrigin, origin) => {
    expect((await settings({ publicOrigin })).publicOrigin).toBe(origin);
  });

  it.each([
    'http://gw.example',
    'https://gw.example/x',
    'https://u@gw.example',
    'gw.example',
    'wss://gw.example',
    '',
    'https://gw.example?x',
  ])('publicOrigin %j is refused', async (publicOrigin) => {
    expect(await refusal({ publicOrigin })).toContain('gateway.publicOrigin: needs an https origin without a path');
  });

  it('allowRealIpFallback is a choice, not a word', async () => {
    expect((await settings({ allowRealIpFallback: true })).allowRealIpFallback).toBe(true);
    expect(await refusal({ allowRealIpFallback: 'true' })).toContain('gateway.allowRealIpFallback: ');
  });
});

describe('gateway.auth.mode "trusted-proxy"', () => {
  const auth = (trustedProxy: object, more: object = {}) => ({ mode: 'trusted-proxy', trustedProxy, ...more });
  const trustedProxies = ['172.18.0.5'];

  it('takes the official keys, header names in any case', async () => {
    const trustedProxy = {
      userHeader: 'X-Forwarded-User',
      requiredHeaders: ['X-Forwarded-Proto'],
      allowUsers: ['nick@example.com'],
      allowLoopback: true,
    };
    expect((await settings({ trustedProxies, auth: auth(trustedProxy) })).auth).toEqual({
      mode: 'trusted-proxy',
      proxy: {
        userHeader: 'x-forwarded-user',
        requiredHeaders: ['x-forwarded-proto'],
        allowUsers: ['nick@example.com'],
        allowLoopback: true,
      },
    });
    expect((await settings({ trustedProxies, auth: auth({ userHeader: 'x-user' }) })).auth).toMatchObject({
      proxy: { requiredHeaders: [], allowUsers: [], allowLoopback: false },
    });
  });

  it.each([
    [{ auth: auth({ userHeader: 'x-user' }) }, 'needs gateway.trustedProxies'],
    [{ trustedProxies: [], auth: auth({ userHeader: 'x-user' }) }, 'needs gateway.trustedProxies'],
    [{ trustedProxies, auth: { mode: 'trusted-proxy' } }, 'needs gateway.auth.trustedProxy.userHeader'],
    [{ trustedProxies, auth: auth({}) }, 'gateway.auth.trustedProxy.userHeader: '],
    [{ trustedProxies, auth: auth({ userHeader: '' }) }, 'gateway.auth.trustedProxy.userHeader: is no header name'],
    [
      { trustedProxies, auth: auth({ userHeader: 'x user' }) },
      'gateway.auth.trustedProxy.userHeader: is no header name',
    ],
    [
      { trustedProxies, auth: auth({ userHeader: 'x', requiredHeaders: 'y' }) },
      'gateway.auth.trustedProxy.requiredHeaders: ',
    ],
    [
      { trustedProxies, auth: auth({ userHeader: 'x', users: [] }) },
      'gateway.auth.trustedProxy: Unrecognized key: "users"',
    ],
    [{ trustedProxies: ['127.0.0.1', '::1'], auth: auth({ userHeader: 'x' }) }, 'any program here could name itself'],
    [{ trustedProxies: ['127.0.0.0/8'], auth: auth({ userHeader: 'x', allowLoopback: false }) }, 'allowLoopback'],
  ])('%j is refused: %s', async (gateway, why) => {
    expect(await refusal(gateway)).toContain(why);
  });

  it('on this computer is taken where that is asked for', async () => {
    const gateway = { trustedProxies: ['127.0.0.1'], auth: auth({ userHeader: 'x', allowLoopback: true }) };
    expect((await settings(gateway)).auth.mode).toBe('trusted-proxy');
  });

  it('says which official keys would let someone in without a person, and have no effect', async () => {
    const trustedProxy = { userHeader: 'x', deviceAutoApprove: { enabled: true, scopes: ['operator.admin'] } };
    const { notices } = await settings({ trustedProxies, auth: auth(trustedProxy, { identityScopes: { a: [] } }) });
    expect(notices).toEqual([
      expect.stringContaining('gateway.auth.trustedProxy.deviceAutoApprove has no effect here'),
      expect.stringContaining('gateway.auth.identityScopes has no effect here'),
    ]);
    const off = { userHeader: 'x', deviceAutoApprove: { enabled: false } };
    expect((await settings({ trustedProxies, auth: auth(off) })).notices).toEqual([]);
  });
});

const networkWith = (env: NodeJS.ProcessEnv) =>
  machineNetwork({ facts: { env, hostname: 'desk', hasDockerEnv: false }, home: HOST, stateDir: '/var/lib/openclaw' });

describe('a platform', () => {
  it.each([
    ['RAILWAY_ENVIRONMENT_NAME', 'Railway'],
    ['RENDER', 'Render'],
    ['FLY_APP_NAME', 'Fly.io'],
  ])('that sets %s is %s, whose range can be trusted as written', (variable, name) => {
    const hosting = hostingPlatform({ [variable]: 'x' });
    expect(hosting).toMatchObject({ name, meaning: expect.stringContaining('pose as any visitor') as string });
    expect(parseProxyRange(hosting?.proxyRange ?? '')).toMatchObject({ ok: true });
    expect(networkWith({ [variable]: 'x' }).hosting?.name).toBe(name);
  });

  it('is none where nothing says so', () => {
    expect(hostingPlatform({ RENDER: '' })).toBeUndefined();
    expect(networkWith({})).not.toHaveProperty('hosting');
  });
});
