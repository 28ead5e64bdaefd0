/** The proxy detective: forwarding headers from a peer that nobody trusts, as the owner sees them. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DeskProxyFindings } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { ask, askUpgrade } from '../support/http.ts';
import { cli, Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const THROUGH = { Host: 'gw.example', 'X-Forwarded-For': '203.0.113.7' };

async function findings(gateway: TestGateway): Promise<DeskProxyFindings> {
  return (await new Owner(gateway).call('desk.proxyFindings', {}))['payload'] as DeskProxyFindings;
}

describe('a proxy that nobody trusts', () => {
  it('is refused with cause and fix, and listed for the owner with what to write', async () => {
    const clock = new FakeClock(1_800_000_000_000);
    const gateway = await startGateway({ clock });
    const refused = await askUpgrade(gateway.port, THROUGH);
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      403,
      {
        error: {
          type: 'proxy_attribution_required',
          message:
            'Proxy client attribution is required. The request came through 127.0.0.1, which is not a trusted proxy: ' +
            'if that is your own proxy, add "127.0.0.1" to gateway.trustedProxies.',
        },
      },
    ]);
    clock.advance(5_000);
    await ask(gateway.port, '/', { headers: { ...THROUGH, Via: '1.1 x' } });
    expect(await findings(gateway)).toEqual({
      trustedProxies: [],
      findings: [
        {
          peer: '127.0.0.1',
          headers: ['via', 'x-forwarded-for'],
          hosts: ['gw.example'],
          firstAtMs: 1_800_000_000_000,
          lastAtMs: 1_800_000_005_000,
          count: 2,
          proposal: '127.0.0.1/32',
          meaning: expect.stringContaining('Trust it only if it is your own proxy') as string,
          contains: [],
          configText: 'gateway: { trustedProxies: ["127.0.0.1/32"], publicOrigin: "https://gw.example" }',
        },
      ],
    });
  });

  it('is a notice in the status and one line in the log, and watchers are told once', async () => {
    const gateway = await startGateway();
    const told: (readonly string[])[] = [];
    gateway.gateway.pairing.subscribe((event) => {
      if (event.type === 'status') told.push(event.status.notices);
    });
    for (let i = 0; i < 5; i += 1) await askUpgrade(gateway.port, THROUGH);
    const notice =
      'Requests arrive through 127.0.0.1, which is not a trusted proxy, and are refused. ' +
      'If it is yours, add "127.0.0.1/32" to gateway.trustedProxies.';
    expect(told).toEqual([[notice]]);
    expect(gateway.gateway.status().notices).toEqual([notice]);
    expect(gateway.log().match(/through a proxy that is not trusted/g)).toHaveLength(1);
  });

  it('is forgotten once the config trusts it as proposed, and is then let through', async () => {
    const gateway = await startGateway();
    await askUpgrade(gateway.port, THROUGH);
    const [finding] = (await findings(gateway)).findings;
    await fs.writeFile(gateway.places.configFile, `{ ${finding?.configText ?? ''} }`);
    const { addresses, notices } = await gateway.gateway.restart('test');
    expect(notices).toEqual([]);
    expect(await findings(gateway)).toEqual({ trustedProxies: ['127.0.0.1'], findings: [] });
    expect((await askUpgrade(addresses[0]?.port ?? 0, THROUGH)).status).toBe(101);
  });

  it('is shown with the trusted devices that its proposal would shut out', async () => {
    const gateway = await startGateway();
    const asker = phone(new DeviceKey(), { auth: { token: TOKEN } });
    const direct = { headers: { Host: '192.168.1.5' }, localAddress: '127.0.0.2' };
    await gateway.knock(asker, direct);
    const { deviceId } = await gateway.approve();
    expect(await gateway.knock(asker, direct)).toMatchObject({ let: 'in' });
    await ask(gateway.port, '/', { headers: THROUGH, localAddress: '127.0.0.3' });
    await ask(gateway.port, '/', { headers: THROUGH, localAddress: '127.0.0.2' });
    expect((await findings(gateway)).findings).toMatchObject([
      { peer: '127.0.0.2', contains: [{ deviceId, name: 'Pixel 9', address: '127.0.0.2' }] },
      { peer: '127.0.0.3', contains: [] },
    ]);
  });

  it('adds to what is trusted already', async () => {
    const gateway = await startGateway({ config: '{ gateway: { trustedProxies: ["10.0.0.0/8"] } }' });
    await askUpgrade(gateway.port, { ...THROUGH, Host: 'localhost' });
    const { findings: found } = await findings(gateway);
    expect(found[0]?.configText).toBe('gateway: { trustedProxies: ["10.0.0.0/8","127.0.0.1/32"] }');
  });

  it('on a platform is answered with the range of its proxies', async () => {
    const hosting = { name: 'Railway', proxyRange: '127.0.0.0/8', meaning: 'what that means' };
    const gateway = await startGateway({ network: { hosting } });
    await askUpgrade(gateway.port, THROUGH);
    expect((await findings(gateway)).findings).toMatchObject([
      { proposal: '127.0.0.0/8', platform: 'Railway', meaning: 'what that means' },
    ]);
  });

  it('is shown to administrators and to nobody else', async () => {
    const gateway = await startGateway();
    await askUpgrade(gateway.port, THROUGH);
    const admin = await cli(gateway, ['operator.admin']);
    expect(await admin.call('desk.proxyFindings')).toMatchObject({ ok: true, payload: { findings: [{ count: 1 }] } });
    const reader = await cli(gateway, ['operator.read', 'operator.pairing']);
    expect(await reader.call('desk.proxyFindings')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });
});

describe('a health check', () => {
  const live = { status: 200, body: '{"ok":true,"status":"live"}' };

  it('is answered through any proxy and by any name, and is no finding', async () => {
    const gateway = await startGateway();
    for (const path of ['/health', '/healthz']) {
      expect(await ask(gateway.port, path, { headers: THROUGH })).toMatchObject(live);
    }
    expect((await findings(gateway)).findings).toEqual([]);
    expect(await ask(gateway.port, '/ready', { headers: THROUGH })).toMatchObject({ status: 403 });
    expect(await ask(gateway.port, '/health', { headers: THROUGH, method: 'POST' })).toMatchObject({ status: 403 });
  });

  it('by a strange name without a proxy is not, as a page could ask that', async () => {
    const { port } = await startGateway();
    expect(await ask(port, '/health', { headers: { Host: 'evil.example' } })).toMatchObject({ status: 403 });
    expect(await ask(port, '/health')).toMatchObject(live);
  });

  it('by the name that the platform uses is', async () => {
    const hosting = { name: 'P', proxyRange: '10.0.0.0/8', meaning: '', healthHost: 'healthcheck.example' };
    const { port } = await startGateway({ network: { hosting } });
    const headers = { Host: 'healthcheck.example' };
    expect(await ask(port, '/health', { headers })).toMatchObject(live);
    expect(await ask(port, '/', { headers })).toMatchObject({ status: 403 });
  });
});
