/** A device that cannot prove its key is told why, by the protocol's codes, and leaves nothing behind. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { phone, type Asker, type ConnectParams } from '../support/phone.ts';

interface Flaw {
  readonly asker?: Partial<Asker>;
  readonly spoil?: (params: ConnectParams, key: DeviceKey) => void;
  readonly code: string;
  readonly reason: string;
  readonly message: RegExp;
}

const device = (params: ConnectParams) => {
  if (params.device === undefined) throw new Error('no device');
  return params.device;
};

const FLAWS: Readonly<Record<string, Flaw>> = {
  'an id that is not the hash of its key': {
    spoil: (params) => (device(params).id = new DeviceKey().id),
    code: 'DEVICE_AUTH_DEVICE_ID_MISMATCH',
    reason: 'device-id-mismatch',
    message: /^device identity mismatch$/,
  },
  'a key that cannot be read': {
    spoil: (params) => (device(params).publicKey = 'garbage'),
    code: 'DEVICE_AUTH_DEVICE_ID_MISMATCH',
    reason: 'device-id-mismatch',
    message: /^device identity mismatch$/,
  },
  'a nonce of another socket': {
    spoil: (params) => (device(params).nonce = '2f5c4a4e-0000-4000-8000-000000000000'),
    code: 'DEVICE_AUTH_NONCE_MISMATCH',
    reason: 'device-nonce-mismatch',
    message: /^device nonce mismatch$/,
  },
  'a nonce of blanks': {
    spoil: (params) => (device(params).nonce = '   '),
    code: 'DEVICE_AUTH_NONCE_REQUIRED',
    reason: 'device-nonce-missing',
    message: /^device nonce required$/,
  },
  'a signature of garbage': {
    spoil: (params) => (device(params).signature = 'AAAA'),
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature',
    message: /^device signature invalid$/,
  },
  'a signature by another key': {
    spoil: (params) => (device(params).signature = new DeviceKey().sign('anything')),
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature',
    message: /^device signature invalid$/,
  },
  'a scope that was added after signing': {
    spoil: (params) => (params['scopes'] = ['operator.read', 'operator.write', 'operator.admin']),
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature',
    message: /^device signature invalid$/,
  },
  'a platform that was changed after signing': {
    spoil: (params) => (params.client['platform'] = 'ios 26'),
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature',
    message: /^device signature invalid$/,
  },
  'a signature of the older form': {
    spoil: (params, key) => {
      const { signedAt, nonce } = device(params);
      const asker = phone(key);
      device(params).signature = key.signV2({
        clientId: asker.client.id,
        clientMode: asker.client.mode,
        role: asker.role,
        scopes: asker.scopes,
        signedAt,
        token: TOKEN,
        nonce,
        platform: '',
        deviceFamily: '',
      });
    },
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature-outdated',
    message: /^device signature invalid \(.*update the client\)$/,
  },
  'a clock that is two minutes behind': {
    asker: { signedAt: -120_001 },
    code: 'DEVICE_AUTH_SIGNATURE_EXPIRED',
    reason: 'device-signature-stale',
    message: /^device signature expired/,
  },
  'a clock that is two minutes ahead': {
    asker: { signedAt: 120_001 },
    code: 'DEVICE_AUTH_SIGNATURE_EXPIRED',
    reason: 'device-signature-stale',
    message: /^device signature expired/,
  },
};

describe('a device', () => {
  it.each(Object.entries(FLAWS))('with %s is refused, and without that flaw may ask', async (_what, flaw) => {
    const clock = new FakeClock();
    const { url, gateway } = await startGateway({ clock });
    const key = new DeviceKey();
    const asker = phone(key, { auth: { token: TOKEN } });
    const signedAt = flaw.asker?.signedAt === undefined ? {} : { signedAt: clock.now() + flaw.asker.signedAt };

    const outcome = await (
      await Client.open(url)
    ).connect({ ...asker, ...signedAt }, (params) => flaw.spoil?.(params, key));
    expect(outcome).toMatchObject({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(flaw.message),
        details: { code: flaw.code, reason: flaw.reason },
      },
      closed: { code: 1008, reason: expect.stringMatching(flaw.message) },
    });
    expect(gateway.pairing.waiting()).toEqual([]);

    await (await Client.open(url)).connect(asker);
    expect(gateway.pairing.waiting().map((request) => request.deviceId)).toEqual([key.id]);
  });

  it('whose clock is off by up to two minutes may ask', async () => {
    const clock = new FakeClock();
    const { knock, gateway } = await startGateway({ clock });
    for (const offMs of [-120_000, 120_000]) {
      await knock(phone(new DeviceKey(), { auth: { token: TOKEN }, signedAt: clock.now() + offMs }));
    }
    expect(gateway.pairing.waiting().length).toBe(2);
  });

  it('may give its key as PEM', async () => {
    const { url, gateway } = await startGateway();
    const key = new DeviceKey();
    const client = await Client.open(url);
    await client.connect(phone(key, { auth: { token: TOKEN } }), (params) => (device(params).publicKey = key.pem));
    expect(gateway.pairing.waiting().map((request) => request.deviceId)).toEqual([key.id]);
  });

  it('whose whole connect is replayed on another socket is refused', async () => {
    const { url, pair } = await startGateway();
    const key = new DeviceKey();
    const { token } = await pair(phone(key));
    let recorded: ConnectParams | undefined;
    const client = await Client.open(url);
    const asker = phone(key, { auth: { deviceToken: token } });
    expect(await client.connect(asker, (params) => (recorded = structuredClone(params)))).toMatchObject({ let: 'in' });
    const thief = await Client.open(url);
    expect(await thief.connect(asker, (params) => Object.assign(params, recorded))).toMatchObject({
      let: 'out',
      error: { details: { code: 'DEVICE_AUTH_NONCE_MISMATCH' } },
    });
  });

  it('with a bad signature is told so before its wrong secret is looked at', async () => {
    const { url } = await startGateway();
    const asker = phone(new DeviceKey(), { auth: { token: 'wrong' } });
    const spoilt = await (await Client.open(url)).connect(asker, (params) => (device(params).signature = 'AAAA'));
    expect(spoilt).toMatchObject({ error: { details: { code: 'DEVICE_AUTH_SIGNATURE_INVALID' } } });
    expect(await Client.knock(url, asker, { headers: { Host: '192.168.1.5' } })).toMatchObject({
      error: { details: { code: 'AUTH_TOKEN_MISMATCH' } },
    });
  });
});
