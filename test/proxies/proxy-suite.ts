/** What must hold behind each real proxy, with the configuration that docs/proxies.md shows for it. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewayAddress } from '../../src-renderer/link/gateway-address.ts';
import { DeviceKey } from '../support/device-key.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, tempDir, TOKEN, type TestGateway } from '../support/gateway.ts';
import { Owner } from '../support/party.ts';
import { controlUi, phone } from '../support/phone.ts';
import type { ConfigName } from '../support/proxies/documented-config.ts';
import type { Mistake, ProxyProgram } from '../support/proxies/proxy-programs.ts';
import { startProxy } from '../support/proxies/running-proxy.ts';
import { Visitor } from '../support/proxies/visitor.ts';

const INDEX = '<!doctype html><script type="module" src="./assets/index-a1.js"></script>';
const TRUSTING = ['127.0.0.1'];

interface Scene {
  readonly gateway: TestGateway;
  readonly visitor: Visitor;
}

async function pages(): Promise<string> {
  const dir = await tempDir();
  await fs.mkdir(path.join(dir, 'assets'));
  await fs.writeFile(path.join(dir, 'index.html'), INDEX);
  await fs.writeFile(path.join(dir, 'assets/index-a1.js'), 'the script');
  return dir;
}

interface Arrangement {
  readonly trusted?: readonly string[];
  readonly basePath?: string;
  readonly change?: (config: string) => string;
}

/** The proxy first, as the gateway's config names where it is. */
async function behind(program: ProxyProgram, name: ConfigName, arrangement: Arrangement = {}): Promise<Scene> {
  const gatewayPort = await freePort();
  const { port } = await startProxy(program, name, gatewayPort, arrangement.change);
  const visitor = new Visitor(name === 'https' ? 'https' : 'http', port);
  const gateway = await startGateway({
    pagesDir: await pages(),
    run: { port: gatewayPort },
    config: configOf(visitor, arrangement),
  });
  return { gateway, visitor };
}

function configOf({ origin }: Visitor, { trusted = TRUSTING, basePath = '' }: Arrangement): string {
  return JSON.stringify({ gateway: { trustedProxies: trusted, controlUi: { allowedOrigins: [origin], basePath } } });
}

async function pairs({ gateway, visitor }: Scene, options: { socket?: string } = {}): Promise<void> {
  const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
  expect(await visitor.knock(asker, options)).toMatchObject({ let: 'out', error: { code: 'NOT_PAIRED' } });
  expect(gateway.waiting()).toMatchObject({ address: visitor.address, via: '127.0.0.1', locality: 'proxied' });
  await gateway.approve();
  const outcome = await visitor.knock(asker, options);
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  expect(await outcome.client.call('health')).toMatchObject({ ok: true });
  const deviceToken = outcome.hello.auth.deviceToken ?? '';
  expect(await visitor.knock({ ...asker, auth: { deviceToken } }, options)).toMatchObject({ let: 'in' });
}

const page = () => controlUi(new DeviceKey(), { auth: { token: TOKEN, password: TOKEN } });

export function proxySuite(program: ProxyProgram): void {
  describe(`behind ${program.title}`, () => {
    it('by plain http a device is paired; the token alone does not open the Control UI there', async () => {
      const scene = await behind(program, 'plain');
      await pairs(scene);
      const { visitor } = scene;
      expect(await visitor.get('/')).toMatchObject({ status: 200, body: INDEX });
      expect(await visitor.knock(page(), { origin: visitor.origin })).toMatchObject({ error: { code: 'NOT_PAIRED' } });
    });

    it('by https a device is paired, and the token opens the Control UI', async () => {
      const scene = await behind(program, 'https');
      await pairs(scene);
      const { visitor } = scene;
      const index = await visitor.get('/');
      expect(index).toMatchObject({ status: 200, body: INDEX });
      expect(index.headers['content-security-policy']).toContain(`wss://${new URL(visitor.origin).host};`);
      const outcome = await visitor.knock(page(), { origin: visitor.origin });
      expect(outcome).toMatchObject({ let: 'in', hello: { auth: { method: 'token' } } });
      const elsewhere = await visitor.knock(page(), { origin: 'https://evil.example' });
      expect(elsewhere).toMatchObject({ error: { details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED' } } });
    });

    it('two in a row report the same visitor, host and scheme', async () => {
      const gatewayPort = await freePort();
      const inner = await startProxy(program, 'behind another proxy', gatewayPort);
      const { port } = await startProxy(program, 'https', inner.port);
      const visitor = new Visitor('https', port);
      const gateway = await startGateway({
        run: { port: gatewayPort },
        config: JSON.stringify({ gateway: { trustedProxies: TRUSTING, publicOrigin: visitor.origin } }),
      });
      await pairs({ gateway, visitor });
      expect(await visitor.knock(page(), { origin: visitor.origin })).toMatchObject({ let: 'in' });
    });

    it('what a visitor claims about itself changes nothing', async () => {
      const { gateway, visitor } = await behind(program, 'https');
      const headers = {
        'X-Forwarded-For': '127.0.0.1',
        'X-Real-IP': '127.0.0.1',
        Forwarded: 'for=127.0.0.1;host=evil.example;proto=http',
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'http',
      };
      const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
      expect(await visitor.knock(asker, { headers })).toMatchObject({ error: { code: 'NOT_PAIRED' } });
      expect(gateway.waiting()).toMatchObject({ address: visitor.address, locality: 'proxied' });
      expect(await visitor.knock(page(), { headers, origin: visitor.origin })).toMatchObject({ let: 'in' });
    });

    it('under a path the page, its files and its socket are found', async () => {
      const scene = await behind(program, 'under a path', program.keepsPath ? { basePath: '/openclaw' } : {});
      const { visitor } = scene;
      const start = await visitor.get('/openclaw');
      expect([301, 302, 307, 308]).toContain(start.status);
      expect(new URL(String(start.headers.location), visitor.origin).pathname).toBe('/openclaw/');
      expect(await visitor.get('/openclaw/')).toMatchObject({ status: 200, body: INDEX });
      expect(await visitor.get('/openclaw/assets/index-a1.js')).toMatchObject({ status: 200, body: 'the script' });
      expect(await visitor.get('/openclaw/health')).toMatchObject({ status: 200 });
      const socket = gatewayAddress({ href: `${visitor.origin}/openclaw/` });
      expect(new URL(socket).pathname).toBe('/openclaw/');
      await pairs(scene, { socket });
    });

    it('that is not trusted, everything is refused but a health check, and the owner is told whom to trust', async () => {
      const { gateway, visitor } = await behind(program, 'https', { trusted: [] });
      const refused = await visitor.askUpgrade();
      expect(refused.status).toBe(403);
      expect(refused.body).toContain('came through 127.0.0.1, which is not a trusted proxy');
      expect(await visitor.get('/')).toMatchObject({ status: 403 });
      expect(await visitor.get('/health')).toMatchObject({ status: 200 });
      const owner = new Owner(gateway);
      const { findings } = (await owner.call('desk.proxyFindings', {}))['payload'] as {
        findings: { peer: string; proposal: string; headers: string[] }[];
      };
      expect(findings).toMatchObject([{ peer: '127.0.0.1', proposal: '127.0.0.1/32' }]);
      expect(findings[0]?.headers).toContain('x-forwarded-for');

      const trusting = configOf(visitor, { trusted: [findings[0]?.proposal ?? ''] });
      await fs.writeFile(gateway.places.configFile, trusting);
      await gateway.gateway.restart('test');
      await pairs({ gateway, visitor });
    });

    it.each<[Mistake, number, string]>([
      ['no upgrade', 426, 'The proxy at 127.0.0.1 did not pass on the request for a WebSocket'],
      ['no client', 403, '127.0.0.1 is listed in gateway.trustedProxies and did not say for whom it asks'],
    ])('with the mistake “%s” the answer is %i and says what to do', async (mistake, status, words) => {
      const { visitor } = await behind(program, 'https', { change: program.mistakes[mistake] });
      const answer = await visitor.askUpgrade();
      expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(words)]);
    });

    it('with the mistake “lost host” the page is told which names differ, and the public origin mends it', async () => {
      const gatewayPort = await freePort();
      const { port } = await startProxy(program, 'https', gatewayPort, program.mistakes['lost host']);
      const visitor = new Visitor('https', port);
      const gateway = await startGateway({
        run: { port: gatewayPort },
        config: JSON.stringify({ gateway: { trustedProxies: TRUSTING } }),
      });
      const outcome = await visitor.knock(page(), { origin: visitor.origin });
      expect(outcome).toMatchObject({
        let: 'out',
        error: {
          message: `origin not allowed (let the proxy pass on the Host header, or set gateway.publicOrigin to "${visitor.origin}")`,
        },
      });
      expect(gateway.log()).toContain('the proxy at 127.0.0.1 passed on the host 127.0.0.1');

      const mended = { gateway: { trustedProxies: TRUSTING, publicOrigin: visitor.origin } };
      await fs.writeFile(gateway.places.configFile, JSON.stringify(mended));
      await gateway.gateway.restart('test');
      expect(await visitor.knock(page(), { origin: visitor.origin })).toMatchObject({ let: 'in' });
    });
  });
}
