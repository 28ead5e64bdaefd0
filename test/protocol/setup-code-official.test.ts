/** The official methods behind "Pair device" in the official Control UI, by their published shapes. */
import { describe, expect, it } from 'vitest';
import type { GatewayPorts } from '../../src-main/gateway/index.ts';
import type { Client } from '../support/client.ts';
import { fault } from '../support/contract.ts';
import { startGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { ASKED, ELSEWHERE, inside, scanning } from '../support/setup-party.ts';

const LAN: TestGatewayOptions = {
  run: { bind: '0.0.0.0' },
  network: { interfaces: () => [{ name: 'wlan0', address: '192.168.1.5', cidr: '192.168.1.5/24' }] },
  // A test machine has no such address; that addresses are really tried is tested where they are.
  ports: (made): GatewayPorts => ({ ...made, reach: async () => await Promise.resolve({ ok: true }) }),
};

interface Made {
  readonly setupId: string;
  readonly setupCode: string;
  readonly gatewayUrl: string;
  readonly access: string;
  readonly accessDowngraded?: boolean;
  readonly qrDataUrl?: string;
}

async function made(admin: Client, params: object): Promise<Made> {
  const { ok, payload, error } = await admin.call('device.pair.setupCode', params);
  if (!ok) throw new Error(error.message);
  return payload;
}

async function withAdmin(options: TestGatewayOptions = {}) {
  const gateway = await startGateway(options);
  return { gateway, admin: await cli(gateway, ['operator.admin']) };
}

describe('device.pair.setupCode', () => {
  it('answers in the published shape, with the QR code as an image', async () => {
    const { gateway, admin } = await withAdmin(LAN);
    const answer = await made(admin, { bootstrapProfile: 'limited' });
    const url = `ws://192.168.1.5:${String(gateway.port)}`;
    expect(answer).toMatchObject({ gatewayUrl: url, auth: 'token', urlSource: 'gateway.bind', access: 'limited' });
    expect(inside({ code: answer.setupCode })).toMatchObject({ url });
    const png = Buffer.from(answer.qrDataUrl?.split(',')[1] ?? '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20)); // as wide as high
    expect(await made(admin, { bootstrapProfile: 'limited', includeQr: false })).not.toHaveProperty('qrDataUrl');
  });

  it.each([
    ['by plain text on the network: limited', {}, 'ws://192.168.1.5', 'limited', true],
    [
      'where that is asked: limited, and not downgraded',
      { bootstrapProfile: 'limited' },
      'ws://192.168.1.5',
      'limited',
      undefined,
    ],
    ['to a node', { bootstrapProfile: 'node' }, 'ws://192.168.1.5', 'node', undefined],
    [
      'by an encrypted address: full',
      { publicUrl: 'wss://home.example.com/claw' },
      'wss://home.example.com/claw',
      'full',
      undefined,
    ],
    ['on this computer: full', { publicUrl: 'ws://127.0.0.1:18789' }, 'ws://127.0.0.1:18789', 'full', undefined],
  ])('gives %s', async (_what, params, url, access, accessDowngraded) => {
    const { admin } = await withAdmin(LAN);
    const answer = await made(admin, params);
    expect(answer).toMatchObject({ gatewayUrl: expect.stringMatching(new RegExp(`^${url}`)) as unknown, access });
    expect(answer.accessDowngraded).toBe(accessDowngraded);
  });

  it('asks a person for full control, and lets a limited phone in at once', async () => {
    const { gateway, admin } = await withAdmin();
    const publicUrl = gateway.url;
    const full = await made(admin, { publicUrl });
    expect(await gateway.knock(scanning({ code: full.setupCode }), ELSEWHERE)).toMatchObject(ASKED);
    const limited = await made(admin, { publicUrl, bootstrapProfile: 'limited' });
    expect(await gateway.knock(scanning({ code: limited.setupCode }), ELSEWHERE)).toMatchObject({ let: 'in' });
    const { payload } = await admin.call('device.pair.setupStatus', { setupId: limited.setupId });
    expect(payload).toMatchObject({
      completion: { setupId: limited.setupId, access: 'limited', deviceName: 'Pixel 9' },
    });
    expect((await admin.call('device.pair.setupStatus', { setupId: full.setupId })).payload).toEqual({});
    expect((await admin.call('device.pair.setupStatus', { setupId: 'setup-nope' })).payload).toEqual({});
  });

  it.each([
    ['a public address without encryption', { publicUrl: 'ws://home.example.com' }, /wss:\/\//],
    ['a Tailscale address without encryption', { publicUrl: 'ws://100.101.102.103:18789' }, /wss:\/\//],
    ['a public number without encryption', { publicUrl: 'ws://203.0.113.7:18789' }, /wss:\/\//],
    ['an address with a password in it', { publicUrl: 'wss://me:secret@home.example.com' }, /no address/],
    ['another scheme', { publicUrl: 'ftp://192.168.1.5' }, /no address/],
    ['a join link', { bootstrapProfile: 'node', joinUrl: true }, /no join links/],
  ])('refuses %s, and says why', async (_what, params, why) => {
    const { admin } = await withAdmin(LAN);
    const { ok, error } = await admin.call('device.pair.setupCode', params);
    expect([ok, error.code]).toEqual([false, 'INVALID_REQUEST']);
    expect(error.message).toMatch(why);
    expect(error.message).not.toContain('secret');
  });

  it('says so where this gateway listens on this computer only, and where it needs no secret', async () => {
    const { admin } = await withAdmin();
    const { error } = await admin.call('device.pair.setupCode', {});
    expect(error.message).toMatch(/^This gateway only listens on this computer/);
    const open = await withAdminOfOpenGateway();
    const { error: none } = await open.call('device.pair.setupCode', {});
    expect(none.message).toContain('gateway.auth.mode "token" or "password"');
  });

  it('takes parameters exactly where the published schema does', async () => {
    const { admin } = await withAdmin(LAN);
    const samples = [
      ...[{}, { publicUrl: '' }, { publicUrl: 7 }, { preferRemoteUrl: true }, { includeQr: 'yes' }],
      ...[{ bootstrapProfile: 'full' }, { bootstrapProfile: 'node' }, { joinUrl: false }, { extra: 1 }],
    ];
    for (const params of samples) {
      const answer = await admin.callRaw('device.pair.setupCode', params);
      const accepted = answer.ok || !answer.error.message.startsWith('invalid device.pair.setupCode params');
      expect([params, accepted]).toEqual([params, fault('DevicePairSetupCodeParams', params) === undefined]);
    }
    for (const params of [
      {},
      { setupId: '' },
      { setupId: 'x'.repeat(129) },
      { setupId: 'x' },
      { setupId: 'x', extra: 1 },
    ]) {
      const { ok } = await admin.callRaw('device.pair.setupStatus', params);
      expect([params, ok]).toEqual([params, fault('DevicePairSetupStatusParams', params) === undefined]);
    }
  });

  it('tells who came only to those who may see that device', async () => {
    const { gateway, admin } = await withAdmin();
    const { client: bystander } = await device(gateway, ['operator.pairing']);
    const { setupCode } = await made(admin, { publicUrl: gateway.url, bootstrapProfile: 'limited' });
    await gateway.knock(scanning({ code: setupCode }), ELSEWHERE);
    await admin.event('device.pair.setup.completed');
    await bystander.settled();
    expect(bystander.events.filter((event) => event.startsWith('device.pair.') || event === 'desk.setup')).toEqual([]);
  });
});

/** Where no secret is needed, an administrator is a device too. */
async function withAdminOfOpenGateway(): Promise<Client> {
  const gateway = await startGateway({ config: '{ gateway: { auth: { mode: "none" } } }' });
  const { client } = await device(gateway, ['operator.admin']);
  return client;
}
