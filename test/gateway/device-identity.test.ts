/** The proof that a peer holds its device key: one vector made by hand, and each way in which it is not that. */
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deviceIdOf, rawPublicKey, verifyProof } from '../../src-main/gateway/auth/device-identity.ts';
import { parseConnect, type ConnectRequest, type DeviceProof } from '../../src-main/gateway/protocol/connect.ts';
import { DeviceKey } from '../support/device-key.ts';

/** RFC 8032, 7.1, test 1. The signatures below were made with its secret key over the payloads that the protocol gives. */
const RFC_KEY_HEX = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const KEY_FORMS = {
  'base64url without padding': '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  'base64url with padding': '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  'standard base64': '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  PEM: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n',
};
const ID = '21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9';
const V3 = 'GaUWbDvqdTvPecAqkOXVDUVVENQrfCBSXzr0cle02qCMZiBMWgZGyLRNICcREbYha4Cr_LcuagEfBTT_wrMyCw';
const V2 = 'ys1VOpvI82UK86q54bxwCXgAV5nxWyEzPYfjF69cPvu6vOeingwUz10FRxyEy-d7CMEVjd-Th7kodXRBO2XoBQ';
const SIGNED_AT = 1_795_330_527_795;
const NONCE = 'the-nonce';

const PROOF: DeviceProof = {
  id: ID,
  publicKey: KEY_FORMS['base64url without padding'],
  signature: V3,
  signedAt: SIGNED_AT,
  nonce: NONCE,
};

function connect(
  change: (params: Record<string, unknown>) => Record<string, unknown> = (same) => same,
): ConnectRequest {
  const parsed = parseConnect(
    change({
      minProtocol: 4,
      maxProtocol: 4,
      client: {
        id: 'openclaw-android',
        mode: 'ui',
        version: '1',
        platform: ' Android 15 (SDK 35) ',
        deviceFamily: 'Android',
      },
      role: 'operator',
      scopes: ['operator.read', 'operator.write'],
      auth: { token: 'the-token' },
    }),
  );
  if (!parsed.ok) throw new Error(parsed.problems);
  return parsed.connect;
}

const proven = (proof: DeviceProof, request = connect(), nowMs = SIGNED_AT) =>
  verifyProof(request, proof, NONCE, nowMs);

describe('a device key', () => {
  it.each(Object.entries(KEY_FORMS))('given as %s is the same key with the same id', (_form, text) => {
    expect(rawPublicKey(text)?.toString('hex')).toBe(RFC_KEY_HEX);
    expect(proven({ ...PROOF, publicKey: text })).toEqual({
      ok: true,
      identity: { deviceId: ID, publicKey: KEY_FORMS['base64url without padding'] },
    });
  });

  // Little-endian encodings of the points of order 1, 2, 4 and 8; with the sign bit set they are the same points.
  const lowOrder = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ].flatMap((hex) => {
    const signed = Buffer.from(hex, 'hex');
    signed.writeUInt8(signed.readUInt8(31) | 0x80, 31);
    return [hex, signed.toString('hex')];
  });

  it.each(lowOrder)('of low order (%s) is refused, because anybody can sign for it', (hex) => {
    expect(rawPublicKey(Buffer.from(hex, 'hex').toString('base64url'))).toBeUndefined();
  });

  it('of low order would verify a signature that nobody made, were it not refused first', () => {
    const raw = Buffer.from(lowOrder[0] ?? '', 'hex');
    const forged = Buffer.concat([raw, Buffer.alloc(32)]); // R is the neutral point, S is zero
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
      format: 'der',
      type: 'spki',
    });
    expect(verify(null, Buffer.from('any text'), key, forged)).toBe(true);
    const proof = {
      ...PROOF,
      id: deviceIdOf(raw),
      publicKey: raw.toString('base64url'),
      signature: forged.toString('base64url'),
    };
    expect(proven(proof)).toEqual({ ok: false, failure: 'device-id-mismatch' });
  });

  it.each([
    ['p', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['p + 1', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['p + 18', 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['p + 3 with the sign bit', 'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ])('whose encoding is not canonical (%s) is refused', (_what, hex) => {
    expect(rawPublicKey(Buffer.from(hex, 'hex').toString('base64url'))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['31 bytes', Buffer.alloc(31, 9).toString('base64url')],
    ['33 bytes', Buffer.alloc(33, 9).toString('base64url')],
    ['hex', RFC_KEY_HEX],
    ['text behind the key', `${PROOF.publicKey}!`],
    [
      'a PEM of another kind of key',
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----',
    ],
    ['an empty PEM', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
  ])('that is %s is refused', (_what, text) => {
    expect(rawPublicKey(text)).toBeUndefined();
  });
});

describe('a proof', () => {
  it('is believed as it stands, and its key may come with standard base64 in the signature', () => {
    const standard = Buffer.from(V3, 'base64url').toString('base64');
    expect(proven(PROOF).ok).toBe(true);
    expect(proven({ ...PROOF, signature: standard }).ok).toBe(true);
  });

  it.each([
    ['an id that is not the hash of the key', { ...PROOF, id: ID.replace('2', '3') }, 'device-id-mismatch'],
    ['an id in upper case', { ...PROOF, id: ID.toUpperCase() }, 'device-id-mismatch'],
    ['a key that cannot be read', { ...PROOF, publicKey: 'x' }, 'device-id-mismatch'],
    ['a nonce of blanks', { ...PROOF, nonce: '  ' }, 'device-nonce-missing'],
    ['another nonce', { ...PROOF, nonce: 'the-nonce ' }, 'device-nonce-mismatch'],
    ['a signature of garbage', { ...PROOF, signature: 'AAAA' }, 'device-signature'],
    ['a signature of the older form', { ...PROOF, signature: V2 }, 'device-signature-outdated'],
    ['another signing time', { ...PROOF, signedAt: SIGNED_AT + 1 }, 'device-signature'],
  ] as const)('is refused with %s', (_what, proof, failure) => {
    expect(proven(proof)).toEqual({ ok: false, failure });
  });

  it.each([
    ['client id', { client: { ...connect().client, id: 'openclaw-ios' } }],
    ['client mode', { client: { ...connect().client, mode: 'cli' } }],
    ['platform', { client: { ...connect().client, platform: 'ios' } }],
    ['device family', { client: { ...connect().client, deviceFamily: 'iPhone' } }],
    ['role', { role: 'node' }],
    ['scopes', { scopes: ['operator.read', 'operator.write', 'operator.admin'] }],
    ['order of scopes', { scopes: ['operator.write', 'operator.read'] }],
    ['token', { auth: { token: 'the-token ' } }],
  ])('does not hold for another %s', (_what, change) => {
    expect(
      proven(
        PROOF,
        connect((params) => ({ ...params, ...change })),
      ),
    ).toEqual({
      ok: false,
      failure: 'device-signature',
    });
  });

  it.each([
    [-120_000, true],
    [120_000, true],
    [-120_001, false],
    [120_001, false],
  ])('signed %d ms off our clock is in time: %s', (offMs, inTime) => {
    const result = proven(PROOF, connect(), SIGNED_AT + offMs);
    expect(result.ok ? 'believed' : result.failure).toBe(inTime ? 'believed' : 'device-signature-stale');
  });

  it('is judged in the order of the protocol: id, time, nonce there, nonce ours, signature', () => {
    const wrong = { ...PROOF, id: 'x', nonce: ' ', signature: 'x' };
    const stale = SIGNED_AT + 999_999;
    expect(proven(wrong, connect(), stale)).toMatchObject({ failure: 'device-id-mismatch' });
    expect(proven({ ...wrong, id: ID }, connect(), stale)).toMatchObject({ failure: 'device-signature-stale' });
    expect(proven({ ...wrong, id: ID })).toMatchObject({ failure: 'device-nonce-missing' });
    expect(proven({ ...wrong, id: ID, nonce: 'y' })).toMatchObject({ failure: 'device-nonce-mismatch' });
    expect(proven({ ...wrong, id: ID, nonce: NONCE })).toMatchObject({ failure: 'device-signature' });
  });

  const key = new DeviceKey();
  const signedWith = (platform: string, deviceFamily: string, scopes: readonly string[]): boolean => {
    const request = connect((params) => ({
      ...params,
      scopes,
      client: { ...connect().client, platform, deviceFamily },
    }));
    const { id: clientId, mode: clientMode } = request.client;
    const fields = {
      clientId,
      clientMode,
      role: 'operator',
      scopes,
      signedAt: SIGNED_AT,
      token: 'the-token',
      nonce: NONCE,
    };
    const signature = key.signV3({ ...fields, platform, deviceFamily });
    return proven({ ...PROOF, id: key.id, publicKey: key.publicKey, signature }, request).ok;
  };

  it.each([
    ['the platform', 'linux|x', 'Linux', ['operator.read']],
    ['the device family', 'linux', 'Lin|ux', ['operator.read']],
  ] as const)(
    'with the delimiter inside %s is refused, and without it is believed',
    (_what, platform, family, scopes) => {
      expect(signedWith(platform, family, scopes)).toBe(false);
      expect(signedWith(platform.replace('|', '-'), family.replace('|', '-'), scopes)).toBe(true);
    },
  );

  it.each(['operator.read|x', 'operator.read,operator.admin'])(
    'with a delimiter inside a scope (%s) is refused',
    (scope) => {
      expect(signedWith('linux', 'Linux', [scope])).toBe(false);
      expect(signedWith('linux', 'Linux', [scope.replace(/[|,]/, '-')])).toBe(true);
    },
  );

  it('signs the first of token, device token and setup code, and an absent family as nothing', () => {
    const sign = (token: string): string =>
      key.signV3({
        clientId: 'openclaw-android',
        clientMode: 'ui',
        role: 'operator',
        scopes: [],
        signedAt: SIGNED_AT,
        token,
        nonce: NONCE,
        platform: 'linux',
        deviceFamily: '',
      });
    const judge = (auth: Record<string, string>, token: string): boolean => {
      const client = { id: 'openclaw-android', mode: 'ui', version: '1', platform: 'linux' };
      const request = connect((params) => ({ ...params, scopes: [], auth, client }));
      return proven({ ...PROOF, id: key.id, publicKey: key.publicKey, signature: sign(token) }, request).ok;
    };
    const all = { token: 't', deviceToken: 'd', bootstrapToken: 'b', password: 'p' };
    expect(judge(all, 't')).toBe(true);
    expect(judge(all, 'd')).toBe(false);
    expect(judge({ deviceToken: 'd', bootstrapToken: 'b' }, 'd')).toBe(true);
    expect(judge({ bootstrapToken: 'b' }, 'b')).toBe(true);
    expect(judge({ password: 'p' }, '')).toBe(true);
    expect(judge({ password: 'p' }, 'p')).toBe(false);
  });

  it('of the older form is believed from the Control UI alone, which signs no other', () => {
    const key = new DeviceKey();
    const judge = (id: string): string => {
      const client = { id, mode: 'webchat', version: '1', platform: 'linux' };
      const request = connect((params) => ({ ...params, scopes: [], auth: {}, client }));
      const fields = { clientId: id, clientMode: 'webchat', role: 'operator', scopes: [], signedAt: SIGNED_AT };
      const signature = key.signV2({ ...fields, token: '', nonce: NONCE, platform: '', deviceFamily: '' });
      const result = proven({ ...PROOF, id: key.id, publicKey: key.publicKey, signature }, request);
      return result.ok ? 'believed' : result.failure;
    };
    expect(judge('openclaw-control-ui')).toBe('believed');
    expect(judge('webchat')).toBe('device-signature-outdated');
  });
});
