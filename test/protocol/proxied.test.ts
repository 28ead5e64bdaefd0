/** Through a reverse proxy: who it really is, by which name, and what follows. The test's own socket is the proxy. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { ask, askUpgrade } from '../support/http.ts';
import { commandLine, controlUi, phone } from '../support/phone.ts';

const CONFIG = '{ gateway: { trustedProxies: ["127.0.0.1"], publicOrigin: "https://gw.example" } }';
const behind = (client: string, more: Record<string, string> = {}) => ({
  headers: { Host: 'gw.example', 'X-Forwarded-For': client, 'X-Forwarded-Proto': 'https', ...more },
});
const withToken = (key = new DeviceKey()) => phone(key, { auth: { token: TOKEN } });

describe('a device behind a trusted proxy', () => {
  it('asks as itself, is paired, and comes back', async () => {
    const { knock, waiting, approve } = await startGateway({ config: CONFIG });
    const asker = withToken();
    expect(await knock(asker, behind('203.0.113.7'))).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    expect(waiting()).toMatchObject({ address: '203.0.113.7', via: '127.0.0.1', locality: 'proxied', ordinary: false });
    await approve();
    const outcome = await knock(asker, behind('203.0.113.7'));
    expect(outcome).toMatchObject({ let: 'in' });
    const deviceToken = outcome.let === 'in' ? (outcome.hello.auth.deviceToken ?? '') : '';
    const again = await knock({ ...asker, auth: { deviceToken } }, behind('203.0.113.7'));
    expect(again).toMatchObject({ let: 'in', hello: { auth: { method: 'device-token' } } });
  });

  it('that comes directly names no proxy', async () => {
    const { knock, waiting } = await startGateway({ config: CONFIG });
    await knock(withToken(), { headers: { Host: '192.168.1.5' }, localAddress: '127.0.0.2' });
    expect(waiting()).toMatchObject({ address: '127.0.0.2', locality: 'remote' });
    expect(waiting()).not.toHaveProperty('via');
  });

  it('is counted and locked out by its own address, not by that of the proxy', async () => {
    const { knock } = await startGateway({ config: CONFIG, clock: new FakeClock() });
    const wrong = () => phone(new DeviceKey(), { auth: { token: 'wrong' } });
    for (let i = 0; i < 10; i += 1) await knock(wrong(), behind('203.0.113.7'));
    const locked = { error: { details: { code: 'AUTH_RATE_LIMITED' } } };
    expect(await knock(withToken(), behind('203.0.113.7'))).toMatchObject(locked);
    expect(await knock(withToken(), behind('198.51.100.9, 203.0.113.7'))).toMatchObject(locked);
    expect(await knock(withToken(), behind('203.0.113.8'))).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it('gets none of what a native local connection gets', async () => {
    const { knock } = await startGateway({ config: CONFIG });
    const owner = commandLine({ auth: { token: TOKEN }, scopes: ['operator.admin'] });
    expect(await knock(owner)).toMatchObject({ hello: { auth: { scopes: ['operator.admin'] } } });
    for (const headers of [{ Host: 'localhost' }, { Host: '127.0.0.1' }]) {
      const outcome = await knock(owner, behind('203.0.113.7', headers));
      expect(outcome).toMatchObject({ let: 'in', hello: { auth: { scopes: [] } } });
    }
  });

  it('signs in to the Control UI with the token where the page is secure', async () => {
    const { knock } = await startGateway({ config: CONFIG });
    const ui = () => controlUi(new DeviceKey(), { auth: { token: TOKEN } });
    const page = { ...behind('203.0.113.7'), origin: 'https://gw.example' };
    expect(await knock(ui(), page)).toMatchObject({ let: 'in', hello: { auth: { method: 'token' } } });
    const plain = { ...behind('203.0.113.7', { 'X-Forwarded-Proto': 'http' }), origin: 'https://gw.example' };
    expect(await knock(ui(), plain)).toMatchObject({ let: 'out', error: { code: 'NOT_PAIRED' } });
  });
});

describe('an address that a proxy claims', () => {
  it.each([
    ['203.0.113.7, garbage', 'named a hop that is no IP address'],
    ['127.0.0.2', "asks for 127.0.0.2, which is the gateway's own computer"],
    ['192.168.1.5', "asks for 192.168.1.5, which is the gateway's own computer"],
    ['127.0.0.1', 'asks for 127.0.0.1, which is listed in gateway.trustedProxies too'],
    ['', 'is listed in gateway.trustedProxies and did not say for whom it asks'],
    [Array(17).fill('203.0.113.7').join(','), 'a list of more than 16 hops or 1,024 characters'],
    ['0177.0.0.1', 'named a hop that is no IP address'],
  ])('as %j is refused, and told why', async (claimed, why) => {
    const wlan = { name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' };
    const { port } = await startGateway({ config: CONFIG, network: { interfaces: () => [wlan] } });
    const { status, body } = await askUpgrade(port, behind(claimed).headers);
    expect([status, JSON.parse(body)]).toEqual([
      403,
      {
        error: {
          type: 'proxy_attribution_required',
          message: expect.stringMatching(
            /^Proxy client attribution is required\. The proxy|^Proxy client attribution is required\. 127/,
          ) as string,
        },
      },
    ]);
    expect(body).toContain(why);
    expect((await askUpgrade(port, behind('203.0.113.7').headers)).status).toBe(101);
  });

  it('is read from all lines of a header, in their order', async () => {
    const { port, knock, waiting } = await startGateway({ config: CONFIG });
    const lines = { ...behind('').headers, 'X-Forwarded-For': ['198.51.100.1', '203.0.113.7, 127.0.0.1'] };
    expect((await askUpgrade(port, lines)).status).toBe(101);
    expect((await askUpgrade(port, { ...lines, 'X-Forwarded-For': ['203.0.113.7', 'garbage'] })).status).toBe(403);
    await knock(withToken(), { headers: lines as never });
    expect(waiting().address).toBe('203.0.113.7');
  });

  it('counts from X-Real-IP only where the config says so', async () => {
    const headers = { Host: 'gw.example', 'X-Real-IP': '203.0.113.7' };
    const strict = await startGateway({ config: CONFIG });
    const refused = await askUpgrade(strict.port, headers);
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.stringContaining('names the client in X-Real-IP only'),
    ]);
    const open = await startGateway({ config: CONFIG.replace('{ trusted', '{ allowRealIpFallback: true, trusted') });
    await open.knock(withToken(), { headers });
    expect(open.waiting()).toMatchObject({ address: '203.0.113.7', locality: 'proxied' });
  });
});

describe('a page', () => {
  const ui = () => controlUi(new DeviceKey(), { auth: { token: TOKEN } });
  const config = '{ gateway: { trustedProxies: ["127.0.0.1"] } }';

  it('whose Host the proxy lost is told so, with both names', async () => {
    const { knock, port, log } = await startGateway({ config });
    const headers = { Host: `127.0.0.1:${port}`, 'X-Forwarded-For': '203.0.113.7' };
    const outcome = await knock(ui(), { headers, origin: 'https://gw.example' });
    expect(outcome).toMatchObject({
      error: {
        message: `origin not allowed (let the proxy pass on the Host header, or set gateway.publicOrigin to "https://gw.example")`,
      },
    });
    expect(log()).toContain(
      `the page is of https://gw.example, but the proxy at 127.0.0.1 passed on the host 127.0.0.1`,
    );
    const kept = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Host': 'desk.local', Host: headers.Host };
    expect(await knock(ui(), { headers: kept, origin: 'https://desk.local' })).toMatchObject({ let: 'in' });
  });

  it('of a name that the config does not have is refused with what to write there', async () => {
    const { port } = await startGateway({ config });
    const refused = await askUpgrade(port, behind('203.0.113.7').headers);
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      403,
      {
        error: {
          type: 'host_not_allowed',
          message: expect.stringContaining('set gateway.publicOrigin to "https://gw.example"') as string,
        },
      },
    ]);
  });

  it('of the machine’s own name may open a socket, and of another may not', async () => {
    const { knock, port } = await startGateway();
    const page = (name: string) => ({ headers: { Host: `${name}:${port}` }, origin: `http://${name}:${port}` });
    expect(await knock(ui(), page('desk'))).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    const strange = { headers: { Host: `desk:${port}` }, origin: `http://nas:${port}` };
    expect(await knock(ui(), strange)).toMatchObject({ error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED' } } });
  });
});

describe('a proxy range', () => {
  async function withKnownDevice(gateway: TestGateway): Promise<void> {
    const key = new DeviceKey();
    const direct = { headers: { Host: '192.168.1.5' }, localAddress: '127.0.0.2' };
    await gateway.knock(withToken(key), direct);
    await gateway.approve();
    expect(await gateway.knock(withToken(key), direct)).toMatchObject({ let: 'in' });
  }

  it('that contains a trusted device is warned about, naming it', async () => {
    const config = '{ gateway: { trustedProxies: ["127.0.0.0/30"] } }';
    const gateway = await startGateway({ config: '{}' });
    await withKnownDevice(gateway);
    expect(gateway.gateway.status().notices).toEqual([]);
    await fs.writeFile(gateway.places.configFile, config);
    expect((await gateway.gateway.restart('test')).notices).toEqual([
      expect.stringMatching(
        /^gateway\.trustedProxies lists 127\.0\.0\.0\/30, .*: Pixel 9 \(127\.0\.0\.2\)\. .*own address/,
      ),
    ]);
  });
});

it('a client that opens a socket through a proxy which lost the request for one is told so', async () => {
  const { port } = await startGateway({ config: CONFIG });
  const headers = { ...behind('203.0.113.7').headers, 'Sec-WebSocket-Key': 'x', 'Sec-WebSocket-Version': '13' };
  const lost = await ask(port, '/', { headers });
  expect([lost.status, lost.headers.upgrade, JSON.parse(lost.body)]).toEqual([
    426,
    'websocket',
    {
      error: {
        type: 'upgrade_required',
        message: expect.stringMatching(/^The proxy at 127\.0\.0\.1 did not/) as string,
      },
    },
  ]);
  const socket = await Client.open(`ws://127.0.0.1:${port}/`, behind('203.0.113.7'));
  expect(await socket.event('connect.challenge')).toHaveProperty('nonce');
});
