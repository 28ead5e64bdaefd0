/** "Who is let in": a device that was approved before. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { nodeHost, phone, type Asker } from '../support/phone.ts';

/** A phone that was approved to read and write, and holds its token. */
async function aPairedPhone(more: Partial<Asker> = {}) {
  const gateway = await startGateway();
  const key = new DeviceKey();
  const { token, client } = await gateway.pair(phone(key, more));
  const knock = (change: Partial<Asker> = {}) => gateway.knock(phone(key, { auth: { deviceToken: token }, ...change }));
  return { ...gateway, key, token, client, knockAgain: knock };
}

describe('paired key, valid device token, within what was approved', () => {
  it.each<[string, (token: string) => Record<string, string>]>([
    ['as device token', (token) => ({ deviceToken: token })],
    ['as token', (token) => ({ token })],
    ['as both', (token) => ({ token, deviceToken: token })],
    ['beside a wrong shared secret', (token) => ({ token: 'wrong', deviceToken: token })],
  ])('shown %s, lets it in and is echoed', async (_how, auth) => {
    const { knockAgain, token } = await aPairedPhone();
    expect(await knockAgain({ auth: auth(token) })).toMatchObject({
      let: 'in',
      hello: {
        auth: {
          method: 'device-token',
          deviceToken: token,
          role: 'operator',
          scopes: ['operator.read', 'operator.write'],
        },
      },
    });
  });

  it.each([
    [['operator.read'], ['operator.read']],
    [[], []],
    [['operator.sessions.read'], ['operator.sessions.read']],
    [['operator.read', 'operator.superuser'], ['operator.read']],
  ])('asking %j gives exactly %j', async (asked, granted) => {
    const { knockAgain, token } = await aPairedPhone();
    expect(await knockAgain({ scopes: asked })).toMatchObject({
      let: 'in',
      hello: { auth: { scopes: granted, deviceToken: token } },
    });
    expect(await knockAgain()).toMatchObject({ hello: { auth: { scopes: ['operator.read', 'operator.write'] } } });
  });

  it('comes in from anywhere, and with its system updated', async () => {
    const { url, key, token } = await aPairedPhone();
    const updated = phone(key, { auth: { deviceToken: token } });
    const client = {
      ...updated.client,
      platform: 'android 16 (SDK 36)',
      version: '2027.1.1',
      displayName: 'Other name',
    };
    expect(await Client.knock(url, { ...updated, client }, { headers: { Host: '192.168.1.5' } })).toMatchObject({
      let: 'in',
    });
  });
});

describe('paired key, valid device token, asking for more', () => {
  it.each<[string, string, Partial<Asker>, object]>([
    [
      'scopes',
      'scope-upgrade',
      { scopes: ['operator.read', 'operator.admin'] },
      { requestedScopes: ['operator.admin', 'operator.read'] },
    ],
    [
      'another system',
      'metadata-upgrade',
      { client: { ...phone(new DeviceKey()).client, platform: 'ios 26', deviceFamily: 'iPhone' } },
      {},
    ],
    [
      'another family',
      'metadata-upgrade',
      { client: { ...phone(new DeviceKey()).client, deviceFamily: 'Tablet' } },
      {},
    ],
  ])('%s, must be approved, and its open session and grant are untouched', async (_what, reason, more, details) => {
    const { knockAgain, client, waiting, approve, gateway, key } = await aPairedPhone();
    const before = gateway.pairing.devices();
    expect(await knockAgain(more)).toMatchObject({
      let: 'out',
      error: {
        code: 'NOT_PAIRED',
        message: expect.stringMatching(/^pairing required: device (is asking for more scopes|identity changed)/),
        retryable: true,
        details: {
          code: 'PAIRING_REQUIRED',
          reason,
          requestId: waiting().requestId,
          deviceId: key.id,
          approvedRoles: ['operator'],
          approvedScopes: ['operator.read', 'operator.write'],
          recommendedNextStep: 'wait_then_retry',
          retryable: true,
          pauseReconnect: false,
          ...details,
        },
      },
      closed: { code: 1008, reason: expect.stringContaining(waiting().requestId) },
    });
    expect(waiting()).toMatchObject({ reason, ordinary: false, approvedScopes: ['operator.read', 'operator.write'] });
    await client.settled();
    expect(gateway.pairing.devices()).toEqual(before);
    expect(await knockAgain()).toMatchObject({ let: 'in' });

    await approve();
    expect(await knockAgain(more)).toMatchObject({
      let: 'in',
      hello: { auth: { scopes: more.scopes?.toSorted() ?? expect.anything() } },
    });
  });

  it('another role, must be approved for it, and the token of one role is nothing in the other', async () => {
    const { url, key, token, approve, waiting } = await aPairedPhone();
    const { platform, deviceFamily } = phone(key).client;
    const asNode = nodeHost(key, {
      client: { ...nodeHost(key).client, platform: platform!, deviceFamily: deviceFamily! },
    });
    expect(await Client.knock(url, { ...asNode, auth: { deviceToken: token } })).toMatchObject({
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await Client.knock(url, { ...asNode, auth: { token: TOKEN } })).toMatchObject({
      error: {
        message: 'pairing required: device is asking for a higher role than currently approved',
        details: { reason: 'role-upgrade', approvedRoles: ['operator'] },
      },
    });
    expect(waiting()).toMatchObject({ role: 'node', reason: 'role-upgrade' });
    await approve();
    const node = await Client.knock(url, { ...asNode, auth: { token: TOKEN } });
    expect(node).toMatchObject({ let: 'in', hello: { auth: { role: 'node', scopes: [] } } });
    const nodeToken = node.let === 'in' ? (node.hello.auth.deviceToken ?? '') : '';
    expect(nodeToken).not.toBe(token);
    expect(await Client.knock(url, phone(key, { auth: { deviceToken: nodeToken } }))).toMatchObject({
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await Client.knock(url, { ...asNode, auth: { deviceToken: nodeToken } })).toMatchObject({ let: 'in' });
    expect(await Client.knock(url, phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'in' });
  });

  it('what one click withheld is not asked again, and not given either', async () => {
    const { knock, gateway, waiting } = await startGateway();
    const key = new DeviceKey();
    const greedy = phone(key, { auth: { token: TOKEN }, scopes: ['operator.admin', 'operator.read'] });
    await knock(greedy);
    const { requestId, digest } = waiting();
    await gateway.pairing.approve({ requestId, digest, grant: 'ordinary', by: 'notification' });
    const outcome = await knock(greedy);
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
    expect(waiting()).toMatchObject({ reason: 'scope-upgrade', scopes: ['operator.admin', 'operator.read'] });
    if (outcome.let === 'out') return;
    expect(await outcome.client.call('device.pair.list')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });
});

describe('known key, wrong or old device token', () => {
  it.each<[string, (token: string) => Record<string, string>, string]>([
    ['a wrong one', () => ({ deviceToken: 'wrong' }), 'AUTH_DEVICE_TOKEN_MISMATCH'],
    ['a wrong one in both fields', () => ({ token: 'wrong', deviceToken: 'wrong' }), 'AUTH_DEVICE_TOKEN_MISMATCH'],
    ['its own, cut', (token) => ({ deviceToken: token.slice(1) }), 'AUTH_DEVICE_TOKEN_MISMATCH'],
    ['a wrong one as token', () => ({ token: 'wrong' }), 'AUTH_TOKEN_MISMATCH'],
  ])('%s is refused, and no request waits', async (_what, auth, code) => {
    const { knockAgain, token, gateway } = await aPairedPhone();
    const outcome = await knockAgain({ auth: auth(token) });
    expect(outcome).toMatchObject({
      let: 'out',
      error: { code: 'INVALID_REQUEST', details: { code } },
      closed: { code: 1008 },
    });
    if (code === 'AUTH_DEVICE_TOKEN_MISMATCH' && outcome.let === 'out') {
      expect(outcome.error.message).toMatch(/^unauthorized: device token mismatch/);
      expect(outcome.error.details).toMatchObject({
        authReason: 'device_token_mismatch',
        recommendedNextStep: 'update_auth_credentials',
      });
    }
    expect(gateway.pairing.waiting()).toEqual([]);
    expect(await knockAgain()).toMatchObject({ let: 'in' });
  });

  it('a token shown by another key is worth nothing, whether that key is paired or not', async () => {
    const { knock, pair, token, knockAgain } = await aPairedPhone();
    const stranger = phone(new DeviceKey(), { auth: { deviceToken: token } });
    expect(await knock(stranger)).toMatchObject({ error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } } });
    const other = new DeviceKey();
    await pair(phone(other));
    expect(await knock(phone(other, { auth: { deviceToken: token } }))).toMatchObject({ let: 'out' });
    expect(await knockAgain()).toMatchObject({ let: 'in' });
  });

  it('the token of a removed device is dead, and stays so when the device is approved anew', async () => {
    const { knockAgain, gateway, key, approve, token } = await aPairedPhone();
    expect(await knockAgain()).toMatchObject({ let: 'in' });
    await gateway.pairing.remove(key.id, 'window');
    expect(await knockAgain()).toMatchObject({ error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } } });
    expect(await knockAgain({ auth: { token: TOKEN } })).toMatchObject({
      error: { details: { reason: 'not-paired' } },
    });
    await approve();
    expect(await knockAgain({ auth: { deviceToken: token } })).toMatchObject({ let: 'out' });
    expect(await knockAgain({ auth: { token: TOKEN } })).toMatchObject({ let: 'in' });
  });
});

describe('right secret, paired key, within what was approved', () => {
  it('lets it in with a new token, and the one before holds until the new one is used', async () => {
    const { knockAgain, token } = await aPairedPhone();
    const fresh = await knockAgain({ auth: { token: TOKEN } });
    expect(fresh).toMatchObject({ let: 'in', hello: { auth: { method: 'token' } } });
    const newer = fresh.let === 'in' ? (fresh.hello.auth.deviceToken ?? '') : '';
    expect(newer).not.toBe(token);
    expect(await knockAgain()).toMatchObject({ let: 'in' });
    expect(await knockAgain({ auth: { deviceToken: newer } })).toMatchObject({ let: 'in' });
    expect(await knockAgain()).toMatchObject({
      let: 'out',
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await knockAgain({ auth: { deviceToken: newer } })).toMatchObject({ let: 'in' });
  });

  it('an old device token beside it does not hinder', async () => {
    const { knockAgain } = await aPairedPhone();
    expect(await knockAgain({ auth: { token: TOKEN, deviceToken: 'old' } })).toMatchObject({
      let: 'in',
      hello: { auth: { method: 'token' } },
    });
  });
});
