/** The file that the official Control UI starts with: for whoever has the shared secret, and no other secret. */
import type http from 'node:http';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { ask } from '../support/http.ts';
import { device } from '../support/party.ts';
import { commandLine, phone } from '../support/phone.ts';
import { DeviceKey } from '../support/device-key.ts';

const PATH = '/control-ui-config.json';
const REMOTE = { Host: '192.168.1.5' };
const bearer = (secret: string, more: http.OutgoingHttpHeaders = {}) => ({
  headers: { Authorization: `Bearer ${secret}`, ...more },
});

describe.each([PATH, '/__openclaw/control-ui-config.json', '/__openclaw__/control-ui-config.json'])('%s', (path) => {
  it('is given for the shared secret, and names no build', async () => {
    const { port } = await startGateway();
    const { status, body, headers } = await ask(port, path, bearer(TOKEN));
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    const config = JSON.parse(body) as Record<string, unknown>;
    expect(config).toMatchObject({ basePath: '', serverVersion: '0.0.0-test', terminalEnabled: false });
    expect(config).not.toHaveProperty('serverBuildId');
    expect(body).not.toContain(TOKEN);
    expect(await ask(port, path, { ...bearer(TOKEN), method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each<[string, http.RequestOptions]>([
    ['nothing', {}],
    ['another secret', bearer('x')],
    ['the secret in another scheme', { headers: { Authorization: `Basic ${TOKEN}` } }],
    ['the secret as a cookie', { headers: { Cookie: `token=${TOKEN}` } }],
    ['the secret and more', bearer(`${TOKEN} x`)],
  ])('is not given for %s', async (_what, options) => {
    const { port } = await startGateway();
    const { status, body } = await ask(port, path, options);
    expect([status, JSON.parse(body)]).toEqual([401, { error: { message: 'Unauthorized', type: 'unauthorized' } }]);
    expect((await ask(port, `${path}?token=${TOKEN}`)).status).toBe(401);
  });
});

describe('the file', () => {
  it('is not given for a device token, which nobody can prove here', async () => {
    const gateway = await startGateway();
    const { token } = await device(gateway, ['operator.read']);
    expect((await ask(gateway.port, PATH, bearer(token))).status).toBe(401);
    expect((await ask(gateway.port, PATH, bearer(TOKEN))).status).toBe(200);
  });

  it('is given for the password where that is the secret, and freely where there is none', async () => {
    const withPassword = await startGateway({ config: "{ gateway: { auth: { mode: 'password', password: 'p4' } } }" });
    expect((await ask(withPassword.port, PATH, bearer('p4'))).status).toBe(200);
    expect((await ask(withPassword.port, PATH, bearer(TOKEN))).status).toBe(401);
    const open = await startGateway({ config: "{ gateway: { auth: { mode: 'none' } } }" });
    expect((await ask(open.port, PATH)).status).toBe(200);
  });

  it.each<[string, http.OutgoingHttpHeaders, number, string]>([
    ['a strange name', { Host: 'evil.example' }, 403, 'host_not_allowed'],
    ['a strange page', { Origin: 'https://evil.example' }, 403, 'origin_not_allowed'],
    ['a page without a name', { Origin: 'null' }, 403, 'origin_not_allowed'],
    ['a proxy', { 'X-Forwarded-For': '198.51.100.7' }, 403, 'proxy_attribution_required'],
  ])('is not given by %s', async (_what, headers, status, type) => {
    const { port } = await startGateway();
    const refused = await ask(port, PATH, bearer(TOKEN, headers));
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([status, { error: { type } }]);
    const own = `127.0.0.1:${String(port)}`;
    expect((await ask(port, PATH, bearer(TOKEN, { Host: own, Origin: `http://${own}` }))).status).toBe(200);
  });

  it('says nothing to a page that asks first', async () => {
    const { port } = await startGateway();
    const preflight = {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
    };
    const { status, headers } = await ask(port, PATH, preflight);
    expect(status).toBe(405);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('wrong secrets', () => {
  it('count together with those of the sockets, and lock both out', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    for (let i = 0; i < 5; i += 1) {
      expect((await ask(gateway.port, PATH, bearer('x', REMOTE))).status).toBe(401);
      await gateway.knock(phone(new DeviceKey(), { auth: { token: 'x' } }), { headers: REMOTE });
    }
    expect((await ask(gateway.port, PATH, { headers: REMOTE })).status).toBe(401);
    const locked = await ask(gateway.port, PATH, bearer(TOKEN, REMOTE));
    expect([locked.status, locked.headers['retry-after'], JSON.parse(locked.body)]).toEqual([
      429,
      '300',
      { error: { message: 'Too many failed attempts', type: 'rate_limited' } },
    ]);
    expect(await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), { headers: REMOTE })).toMatchObject({
      error: { details: { code: 'AUTH_RATE_LIMITED' } },
    });
    clock.advance(300_000);
    expect((await ask(gateway.port, PATH, bearer(TOKEN, REMOTE))).status).toBe(200);
  });

  it('of a page on this machine lock out that page', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    const page = { 'Sec-Fetch-Site': 'same-origin' };
    for (let i = 0; i < 10; i += 1) await ask(gateway.port, PATH, bearer('x', page));
    expect((await ask(gateway.port, PATH, bearer(TOKEN, page))).status).toBe(429);
    expect((await ask(gateway.port, PATH, bearer(TOKEN))).status).toBe(200);
  });

  it('of a program on this machine are answered later and later, and never lock the owner out', async () => {
    const delays: number[] = [];
    const clock = new (class extends FakeClock {
      override after(ms: number, run: () => void): () => void {
        delays.push(ms);
        return super.after(ms, run);
      }
    })();
    const gateway = await startGateway({ clock });
    for (const delayMs of [250, 500, 1_000]) {
      delays.length = 0;
      let answered = false;
      const answer = ask(gateway.port, PATH, bearer('x')).finally(() => (answered = true));
      await expect.poll(() => delays).toContain(delayMs);
      clock.advance(delayMs - 1);
      expect(answered).toBe(false);
      clock.advance(1);
      expect((await answer).status).toBe(401);
    }
    expect((await ask(gateway.port, PATH, bearer(TOKEN))).status).toBe(200);
    expect(await gateway.knock(commandLine({ auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });
});
