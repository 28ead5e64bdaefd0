/** What the documentation says of each key, that a change holds at once or after a restart, is what happens. */
import fs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { configSchema } from '../../src-main/adapters/config/schema/gateway-schema.ts';
import { ownSettingsSchema } from '../../src-main/adapters/config/schema/own-schema.ts';
import { schemaDocument, type SchemaNode } from '../../src-main/adapters/config/schema/schema-document.ts';
import { placesFrom } from '../../src-main/adapters/places.ts';
import { settingsFrom } from '../../src-main/adapters/config/settings.ts';
import { settingsChange } from '../../src-main/gateway/settings-change.ts';
import { tempDir } from '../support/gateway.ts';

const BEHIND_A_PROXY = {
  trustedProxies: ['10.0.0.1'],
  auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user' } },
};
const withProxy = (trustedProxy: object) => [
  BEHIND_A_PROXY,
  { ...BEHIND_A_PROXY, auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user', ...trustedProxy } } },
];

/** For each key, `gateway` before and after a change of it. */
const CHANGES: Readonly<Record<string, readonly object[]>> = {
  port: [{}, { port: 1 }],
  bind: [{}, { bind: 'lan' }],
  customBindHost: [
    { bind: 'custom', customBindHost: '10.0.0.1' },
    { bind: 'custom', customBindHost: '10.0.0.2' },
  ],
  publicOrigin: [{}, { publicOrigin: 'https://a.example' }],
  'auth.mode': [{ auth: { token: 't', password: 'p' } }, { auth: { mode: 'password', token: 't', password: 'p' } }],
  'auth.token': [{ auth: { token: 't' } }, { auth: { token: 'u' } }],
  'auth.password': [{ auth: { password: 'p' } }, { auth: { password: 'q' } }],
  'auth.trustedProxy.userHeader': withProxy({ userHeader: 'x-name' }),
  'auth.trustedProxy.requiredHeaders': withProxy({ requiredHeaders: ['x-a'] }),
  'auth.trustedProxy.allowUsers': withProxy({ allowUsers: ['a'] }),
  'auth.trustedProxy.allowLoopback': withProxy({ allowLoopback: true }),
  'auth.rateLimit.maxAttempts': [{}, { auth: { rateLimit: { maxAttempts: 1 } } }],
  'auth.rateLimit.windowMs': [{}, { auth: { rateLimit: { windowMs: 1 } } }],
  'auth.rateLimit.lockoutMs': [{}, { auth: { rateLimit: { lockoutMs: 1 } } }],
  trustedProxies: [{}, { trustedProxies: ['10.0.0.1'] }],
  allowRealIpFallback: [{}, { allowRealIpFallback: true }],
  'controlUi.enabled': [{}, { controlUi: { enabled: false } }],
  'controlUi.basePath': [{}, { controlUi: { basePath: '/a' } }],
  'controlUi.allowedOrigins': [{}, { controlUi: { allowedOrigins: ['https://a.example'] } }],
  'tls.enabled': [{}, { tls: { enabled: true } }],
  'nodes.commands.allow': [{}, { nodes: { commands: { allow: ['a'] } } }],
  'nodes.commands.deny': [{}, { nodes: { commands: { deny: ['a'] } } }],
};

/** With another mode, no gateway runs here that could take it up; the rest of TLS is where its certificate comes from. */
const ELSEWHERE = ['gateway.mode', 'gateway.tls.autoGenerate', 'gateway.tls.certPath', 'gateway.tls.keyPath'];

async function effect([before, after]: readonly unknown[], ownAfter: object = {}, isWhole = false): Promise<string> {
  const env = { OPENCLAW_STATE_DIR: await tempDir(), OPENCLAW_GATEWAY_TOKEN: 'a-test-token-that-nobody-guesses' };
  const places = placesFrom(env);
  const read = async (changed: unknown, own: object) => {
    const config = isWhole ? changed : { gateway: changed };
    await fs.mkdir(places.ownDir, { recursive: true });
    await fs.writeFile(places.configFile, JSON.stringify(config));
    await fs.writeFile(places.settingsFile, JSON.stringify(own));
    const result = await settingsFrom(places, env, {})();
    if (!result.ok) throw new Error(result.fault.why);
    const { settings } = result;
    return { settings, secret: 'secret' in settings.auth ? settings.auth.secret.reveal() : '' };
  };
  const [old, next] = [await read(before, {}), await read(after, ownAfter)];
  expect(next).not.toEqual(old);
  return settingsChange(old.settings, next.settings).kind === 'live' ? 'at once' : 'after a restart';
}

const live = documented(configSchema).filter(([, takesEffect]) => takesEffect !== 'only read');

it.each(live.filter(([key]) => !ELSEWHERE.includes(key) && !key.startsWith('discovery.')))(
  'a change of %s holds %s',
  async (key, takesEffect) => {
    expect(await effect(CHANGES[key.replace(/^gateway\./, '')] ?? [])).toBe(takesEffect);
  },
);

it.each([
  ['askWithoutToken', { askWithoutToken: 'never' }],
  ['tokenSufficient', { tokenSufficient: 'never' }],
])('a change of %s holds as documented', async (key, own) => {
  expect(await effect([{}, {}], own)).toBe(new Map(documented(ownSettingsSchema)).get(key));
});

it('a change of discovery.mdns.mode holds as documented', async () => {
  const change = [{}, { discovery: { mdns: { mode: 'off' } } }];
  expect(await effect(change, {}, true)).toBe(new Map(documented(configSchema)).get('discovery.mdns.mode'));
});

function documented(schema: Parameters<typeof schemaDocument>[0]): [string, string][] {
  const leaves = ({ takesEffect, properties = {} }: SchemaNode, path: readonly string[]): [string, string][] => {
    if (takesEffect === undefined)
      return Object.entries(properties).flatMap(([key, node]) => leaves(node, [...path, key]));
    return takesEffect === 'no effect here' ? [] : [[path.join('.'), takesEffect]];
  };
  return leaves(schemaDocument(schema), []);
}
