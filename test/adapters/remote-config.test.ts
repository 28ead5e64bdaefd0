/** `gateway.mode: "remote"`: which gateway elsewhere the config names, with which secret, and that none starts here. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { configPort, configuredRemote, placesFrom } from '../../src-main/adapters/index.ts';
import { startGateway, tempDir } from '../support/gateway.ts';

async function written(config: string, more: NodeJS.ProcessEnv = {}) {
  const env = { OPENCLAW_STATE_DIR: await tempDir(), ...more };
  const places = placesFrom(env);
  await fs.writeFile(places.configFile, config);
  return { env, places };
}

async function remote(config: string, more: NodeJS.ProcessEnv = {}) {
  const { env, places } = await written(config, more);
  const named = await configuredRemote(places, env);
  return named && { ...named, secret: named.secret && [named.secret.mode, named.secret.secret.reveal()] };
}

const NAS = 'url: "wss://nas.local:18789"';

it('names the gateway, its fingerprint and its token', async () => {
  const config = `{ gateway: { mode: "remote", remote: { ${NAS}, token: "t", tlsFingerprint: "ab", sshTarget: "x" } } }`;
  expect(await remote(config)).toEqual({ url: 'wss://nas.local:18789', tlsFingerprint: 'ab', secret: ['token', 't'] });
});

describe('the secret is taken', () => {
  const auth = 'auth: { token: "of-auth", password: "pw-of-auth", mode: "token" }';
  const ENV = { OPENCLAW_GATEWAY_TOKEN: 'of-env', OPENCLAW_GATEWAY_PASSWORD: 'pw-of-env' };
  it.each([
    ['from remote.token first', `token: "of-remote"`, ENV, ['token', 'of-remote']],
    ['then from the environment', '', ENV, ['token', 'of-env']],
    ['then from auth.token', '', {}, ['token', 'of-auth']],
    ['as if it were not there where it is blank', 'token: " "', {}, ['token', 'of-auth']],
  ])('%s', async (_when, ofRemote, env, secret) => {
    const config = `{ gateway: { mode: "remote", ${auth}, remote: { ${NAS}, ${ofRemote} } } }`;
    expect((await remote(config, env))?.secret).toEqual(secret);
  });

  it.each([
    [
      'a password from the environment first',
      'password: "of-remote"',
      { OPENCLAW_GATEWAY_PASSWORD: 'of-env' },
      'of-env',
    ],
    ['then from remote.password', 'password: "of-remote"', {}, 'of-remote'],
    ['then from auth.password', '', {}, 'of-auth'],
  ])('%s', async (_when, ofRemote, env, secret) => {
    const config = `{ gateway: { mode: "remote", auth: { password: "of-auth" }, remote: { ${NAS}, ${ofRemote} } } }`;
    expect((await remote(config, env))?.secret).toEqual(['password', secret]);
  });
});

it('is looked up where the config only names it', async () => {
  const ref = '{ source: "env", provider: "default", id: "NAS_TOKEN" }';
  const config = `{ gateway: { mode: "remote", remote: { ${NAS}, token: ${ref} } } }`;
  expect((await remote(config, { NAS_TOKEN: 'of-nas' }))?.secret).toEqual(['token', 'of-nas']);
  expect(await remote(config)).toBeUndefined(); // the start of the gateway says which variable is missing
});

describe('none is named', () => {
  it.each([
    ['with mode local', `{ gateway: { remote: { ${NAS} } } }`],
    ['without an address', '{ gateway: { mode: "remote" } }'],
    ['through a tunnel', `{ gateway: { mode: "remote", remote: { ${NAS}, transport: "ssh" } } }`],
    ['by a config that is broken', '{ gateway: { mode: "remote" '],
  ])('%s', async (_when, config) => {
    expect(await remote(config)).toBeUndefined();
  });
});

describe('a gateway does not start here', () => {
  it.each([
    [
      `remote: { ${NAS} }`,
      'this config says to use the gateway at wss://nas.local:18789.',
      'Set gateway.mode to "local" to run a gateway here.',
    ],
    [
      'remote: { url: "wss://anna:canary@nas.local/?token=canary" }',
      'this config says to use the gateway at wss://nas.local.',
      'Set gateway.mode to "local" to run a gateway here.',
    ],
    [
      'remote: { url: "canary" }',
      'this config says to use the gateway of gateway.remote.url.',
      'Set gateway.mode to "local" to run a gateway here.',
    ],
    ['', 'gateway.remote.url names no gateway.', 'Set gateway.remote.url, such as "wss://nas.local:18789".'],
    [
      'remote: { transport: "ssh", url: "ws://127.0.0.1:19000" }',
      'gateway.remote.transport "ssh".',
      'ssh -N -L 19000:127.0.0.1:18789 USER@HOST',
    ],
  ])('with %s, and says what to do', async (section, why, fix) => {
    const { gateway, log } = await startGateway({ config: `{ gateway: { mode: "remote", ${section} } }` });
    const { state, fault } = gateway.status();
    expect([state, fault?.code]).toEqual(['failed', 'config-invalid']);
    expect(fault?.why).toContain(why);
    expect(fault?.fix).toContain(fix);
    expect(JSON.stringify(fault) + log()).not.toContain('canary');
  });
});

it('is never written', async () => {
  const config = `{ gateway: { remote: { ${NAS} } } }`;
  const { env, places } = await written(config);
  const { write } = configPort(places, env);
  const changed = { gateway: { remote: { url: 'wss://other.example' } } };
  expect(await write(config, changed)).toMatchObject({
    ok: false,
    why: expect.stringContaining('gateway.remote.url') as unknown,
  });
  expect(await fs.readFile(places.configFile, 'utf8')).toBe(config);
});
