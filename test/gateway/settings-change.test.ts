/** Which settings a running gateway takes up, and whom that ends. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_ATTEMPT_LIMITS } from '../../src-main/gateway/auth/attempt-limiter.ts';
import { Secret } from '../../src-main/gateway/auth/secret.ts';
import { parseProxyRange } from '../../src-main/gateway/origin/proxy-range.ts';
import type { GatewaySettings } from '../../src-main/gateway/ports.ts';
import type { SessionFacts } from '../../src-main/gateway/routing/session.ts';
import { settingsChange } from '../../src-main/gateway/settings-change.ts';

const auth = (mode: 'token' | 'password', value: string): GatewaySettings['auth'] => ({
  mode,
  secret: new Secret(value),
  source: { kind: 'config', from: 'file', mode },
});
function proxies(...texts: readonly string[]): GatewaySettings['trustedProxies'] {
  return texts.map((text) => {
    const parsed = parseProxyRange(text);
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.range;
  });
}

const SETTINGS: GatewaySettings = {
  port: 1,
  bind: [{ host: '127.0.0.1', optional: false }],
  auth: auth('token', 'old'),
  attemptLimits: DEFAULT_ATTEMPT_LIMITS,
  allowedOrigins: ['https://a.example'],
  askWithoutToken: 'private',
  tokenSufficient: 'control-ui',
  nodeCommands: { allow: [], deny: [] },
  identity: { deviceId: 'd', publicKey: 'k' },
  trustedProxies: proxies('10.0.0.1'),
  allowRealIpFallback: false,
  basePath: '',
  pages: true,
  notices: [],
  announce: false,
};

const TAILNET = { host: '100.101.102.103', optional: false, ofTailnet: true } as const;

/** Those whom a change may end, each by what it came with. */
const SESSIONS: Readonly<Record<string, Partial<SessionFacts>>> = {
  'by the secret': { role: 'operator', bySecret: true },
  'by its own token': { role: 'operator', bySecret: false },
  'a node': { role: 'node' },
  'a page of a.example': { role: 'operator', origin: 'https://a.example' },
  'a page of ours': { role: 'operator', origin: 'http://127.0.0.1:1' },
};

it.each<[string, Partial<GatewaySettings>, string]>([
  ['another port', { port: 2 }, 'gateway.port'],
  ['other addresses', { bind: [{ host: '0.0.0.0', optional: false }] }, 'gateway.bind'],
  ['a tailnet', { bind: [TAILNET, ...SETTINGS.bind] }, 'gateway.bind'],
  ['another kind of secret', { auth: auth('password', 'old') }, 'gateway.auth.mode'],
  ['another path', { basePath: '/claw' }, 'gateway.controlUi.basePath'],
  ['a proxy less', { trustedProxies: [] }, 'gateway.trustedProxies'],
  ['another header to believe', { allowRealIpFallback: true }, 'gateway.allowRealIpFallback'],
  ['no page any more', { pages: false }, 'gateway.controlUi.enabled'],
  ['no secret any more', { auth: { mode: 'none' } }, 'gateway.auth.mode'],
])('%s needs a restart', (_what, change, key) => {
  expect(settingsChange(SETTINGS, { ...SETTINGS, ...change })).toEqual({ kind: 'restart', keys: [key] });
});

it('another address in the same tailnet needs none', () => {
  const at = (host: string): GatewaySettings => ({ ...SETTINGS, bind: [{ ...TAILNET, host }, ...SETTINGS.bind] });
  expect(settingsChange(at('100.101.102.103'), at('100.101.102.104'))).toMatchObject({ kind: 'live' });
});

describe('at once holds', () => {
  it.each<[string, Partial<GatewaySettings>, readonly string[]]>([
    ['what is the same', { auth: auth('token', 'old') }, []],
    ['a new secret', { auth: auth('token', 'new') }, ['by the secret gateway auth changed']],
    ['other limits', { attemptLimits: { ...DEFAULT_ATTEMPT_LIMITS, maxAttempts: 1 } }, []],
    ['one more origin', { allowedOrigins: ['https://b.example', 'https://a.example'] }, []],
    ['one more proxy', { trustedProxies: proxies('10.0.0.1', '10.0.0.2') }, []],
    ['one origin less', { allowedOrigins: [] }, ['a page of a.example gateway policy changed']],
    ['another rule for nodes', { nodeCommands: { allow: [], deny: ['x'] } }, ['a node gateway policy changed']],
  ])('%s', (_what, change, ended) => {
    const found = settingsChange(SETTINGS, { ...SETTINGS, ...change });
    if (found.kind !== 'live') throw new Error(found.kind);
    const ends = Object.entries(SESSIONS).flatMap(([name, facts]) => {
      const close = found.ends(facts as SessionFacts);
      return close === undefined ? [] : [`${name} ${close.reason}`];
    });
    expect(ends).toEqual(ended);
  });
});
