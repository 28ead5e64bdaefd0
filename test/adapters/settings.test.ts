/** Where each setting comes from: command line, config, environment, and last what the gateway makes itself. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { placesFrom } from '../../src-main/adapters/places.ts';
import type { RunOptions } from '../../src-main/adapters/index.ts';
import { settingsFrom } from '../../src-main/adapters/config/settings.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

async function settings(from: { config?: string; env?: NodeJS.ProcessEnv; run?: RunOptions; stateDir?: string }) {
  const stateDir = from.stateDir ?? (await tempDir());
  const env = { OPENCLAW_STATE_DIR: stateDir, ...from.env };
  const places = placesFrom(env);
  if (from.config !== undefined) await fs.writeFile(places.configFile, from.config);
  const read = await settingsFrom(places, env, from.run ?? {})();
  if (!read.ok) throw new Error(read.fault.why);
  const { auth } = read.settings;
  if (!('secret' in auth)) throw new Error('no secret');
  return { ...read.settings, auth, places };
}

const TOKEN_VAR = 'OPENCLAW_GATEWAY_TOKEN';
const PASSWORD_VAR = 'OPENCLAW_GATEWAY_PASSWORD';

describe('the shared secret', () => {
  it('comes from the config first', async () => {
    const { auth, places } = await settings({
      config: '{ gateway: { auth: { token: "c" } } }',
      env: { [TOKEN_VAR]: 'e' },
    });
    expect([auth.secret.reveal(), auth.source]).toEqual([
      'c',
      { kind: 'config', from: places.configFile, mode: 'token' },
    ]);
  });

  it('comes from the environment next', async () => {
    const { auth } = await settings({ config: '{ gateway: {} }', env: { [TOKEN_VAR]: 'e' } });
    expect([auth.secret.reveal(), auth.source]).toEqual(['e', { kind: 'environment', from: TOKEN_VAR, mode: 'token' }]);
  });

  it('is made by the gateway last, and is then the same at every start and in every folder another', async () => {
    const stateDir = await tempDir();
    const [first, second, elsewhere] = [await settings({ stateDir }), await settings({ stateDir }), await settings({})];
    expect(first.auth.source).toEqual({ kind: 'generated', from: first.places.identityFile, mode: 'token' });
    expect(first.auth.secret.reveal()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(second.auth.secret.reveal()).toBe(first.auth.secret.reveal());
    expect(elsewhere.auth.secret.reveal()).not.toBe(first.auth.secret.reveal());
    expect((await fs.stat(first.places.identityFile)).mode & 0o777).toBe(0o600);
    expect(await fs.readFile(first.places.identityFile, 'utf8')).not.toContain(first.auth.secret.reveal());
  });

  it.each(['', '   ', 'undefined', 'null', ' null '])(
    'that is %j counts as unset, in config and environment',
    async (blank) => {
      const config = JSON.stringify({ gateway: { auth: { token: blank } } });
      const { auth } = await settings({ config, env: { [TOKEN_VAR]: blank } });
      expect(auth.source.kind).toBe('generated');
      const { auth: inherited } = await settings({ config, env: { [TOKEN_VAR]: 'e' } });
      expect(inherited.secret.reveal()).toBe('e');
    },
  );

  it('is a password where the config says so or has nothing else', async () => {
    const password = { kind: 'config', mode: 'password' };
    for (const config of [
      '{ gateway: { auth: { password: "p" } } }',
      '{ gateway: { auth: { mode: "password", password: "p", token: "t" } } }',
    ]) {
      const { auth } = await settings({ config });
      expect([auth.mode, auth.secret.reveal(), auth.source]).toMatchObject(['password', 'p', password]);
    }
    const { auth } = await settings({
      config: '{ gateway: { auth: { mode: "password" } } }',
      env: { [PASSWORD_VAR]: 'e' },
    });
    expect([auth.mode, auth.secret.reveal(), auth.source.from]).toEqual(['password', 'e', PASSWORD_VAR]);
    const both = await settings({ config: '{ gateway: { auth: { password: "p", token: "t" } } }' });
    expect([both.auth.mode, both.auth.secret.reveal()]).toEqual(['token', 't']);
  });

  it('is not remade where the gateway’s own key is damaged: it says so, and starts nothing', async () => {
    const { gateway, places } = await startGateway({ env: { [TOKEN_VAR]: '' } });
    await gateway.stop('test');
    await fs.writeFile(places.identityFile, 'damaged');
    expect(await gateway.start()).toMatchObject({
      state: 'failed',
      fault: { code: 'state-unusable', what: expect.stringContaining(places.identityFile) },
    });
    expect(await fs.readFile(places.identityFile, 'utf8')).toBe('damaged');
    await fs.rm(places.identityFile);
    expect(await gateway.start()).toMatchObject({ state: 'running' });
  });
});

describe('the port', () => {
  it.each<[RunOptions, string | undefined, string | undefined, number]>([
    [{ port: 1111 }, '2222', '{ gateway: { port: 3333 } }', 1111],
    [{}, '2222', '{ gateway: { port: 3333 } }', 2222],
    [{}, undefined, '{ gateway: { port: 3333 } }', 3333],
    [{}, '', '{ gateway: { port: 3333 } }', 3333],
    [{}, 'undefined', undefined, 18_789],
    [{}, undefined, undefined, 18_789],
  ])('of %j, environment %j and config %j is %i', async (run, fromEnv, config, port) => {
    const env = fromEnv === undefined ? {} : { OPENCLAW_GATEWAY_PORT: fromEnv };
    expect((await settings({ run, env, ...(config !== undefined && { config }) })).port).toBe(port);
  });

  it.each<[string, RunOptions, NodeJS.ProcessEnv, number]>([
    ['is another program’s on a computer of one’s own', {}, {}, 3333],
    ['counts on a hosting platform', {}, { RENDER: 'true' }, 4444],
    ['counts in a container', { defaultBind: 'auto' }, {}, 4444],
    ['comes behind the gateway’s own variable', { defaultBind: 'auto' }, { OPENCLAW_GATEWAY_PORT: '2222' }, 2222],
    ['comes behind the command line', { port: 1111, defaultBind: 'auto' }, {}, 1111],
  ])('that PORT says %s', async (_what, run, env, port) => {
    const config = '{ gateway: { port: 3333 } }';
    expect((await settings({ run, env: { PORT: '4444', ...env }, config })).port).toBe(port);
  });

  it.each(['abc', '70000', '-1', '1.5', '0x50,'])('that the environment gives as %j starts nothing', async (port) => {
    await expect(settings({ env: { OPENCLAW_GATEWAY_PORT: port } })).rejects.toThrow('not a number from 1 to 65535');
  });
});

describe('the address', () => {
  const loopback = [
    { host: '127.0.0.1', optional: false },
    { host: '::1', optional: true },
  ];

  const custom = (host: string): string => `{ gateway: { bind: "custom", customBindHost: "${host}" } }`;

  it.each<[RunOptions, string, unknown]>([
    [{}, '{}', loopback],
    [{}, '{ gateway: { bind: "loopback" } }', loopback],
    [{}, '{ gateway: { bind: "lan" } }', [{ host: '0.0.0.0', optional: false }]],
    [{}, custom('192.168.1.5'), [{ host: '192.168.1.5', optional: false }, ...loopback]],
    [{}, custom('fd00::5'), [{ host: 'fd00::5', optional: false }, ...loopback]],
    [{}, custom('127.0.0.1'), loopback],
    [{}, custom('0.0.0.0'), [{ host: '0.0.0.0', optional: false }]],
    [{}, custom('::'), [{ host: '::', optional: false }]],
    [{}, custom('0:0:0:0:0:0:0:0'), [{ host: '0:0:0:0:0:0:0:0', optional: false }]],
    [{ bind: 'loopback' }, '{ gateway: { bind: "lan" } }', loopback],
    [
      { bind: '::1' },
      '{}',
      [
        { host: '::1', optional: false },
        { host: '127.0.0.1', optional: false },
      ],
    ],
  ])('of %j and config %s', async (run, config, bind) => {
    expect((await settings({ run, config })).bind).toEqual(bind);
  });
});

describe('the rest', () => {
  it('has the official figures and our defaults', async () => {
    expect(await settings({})).toMatchObject({
      attemptLimits: { maxAttempts: 10, windowMs: 60_000, lockoutMs: 300_000 },
      allowedOrigins: [],
      askWithoutToken: 'private',
      tokenSufficient: 'control-ui',
    });
  });

  it('is taken from the config where it says so', async () => {
    const config =
      '{ gateway: { auth: { rateLimit: { maxAttempts: 3 } }, controlUi: { allowedOrigins: ["https://UI.example"] } } }';
    expect(await settings({ config })).toMatchObject({
      attemptLimits: { maxAttempts: 3, windowMs: 60_000, lockoutMs: 300_000 },
      allowedOrigins: ['https://ui.example'],
    });
  });
});
