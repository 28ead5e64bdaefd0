/** A trusted device whose token is old: let back in by one click, once, and nobody else by it. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { cli, deskList } from '../support/party.ts';
import { nodeHost, phone, type Asker } from '../support/phone.ts';
import { drifted, HERE, MISMATCH, offerOf, offersOf, repair, SCOPES, watch } from './drifted.ts';

const MINUTE = 60_000;

describe('a trusted device with an old token', () => {
  it('is refused as ever, and listed with who it is, from where, and a code that it is told as well', async () => {
    const { owner, knock, key, clock } = await drifted();
    const outcome = await knock();
    const offer = await offerOf(owner);
    expect(offer).toEqual({
      repairId: expect.stringMatching(new RegExp(`^.{24}${offer.code}$`)),
      code: expect.stringMatching(/^[A-Z2-9]{6}$/),
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
      deviceId: key.id,
      ...{ name: 'Pixel 9', platform: 'android 15 (SDK 35)', deviceFamily: 'Android' },
      ...{ role: 'operator', scopes: SCOPES, address: '127.0.0.1', locality: 'remote' },
      ...{ phase: 'offered', tries: 1, quiet: false, atMs: clock.now(), expiresAtMs: clock.now() + 5 * MINUTE },
    });
    expect(outcome).toMatchObject({
      ...MISMATCH,
      error: {
        message: expect.stringContaining(`devices repair ${offer.code.slice(0, 3)}-${offer.code.slice(3)}`),
        details: { canRetryWithDeviceToken: false, recommendedNextStep: 'update_auth_credentials' },
      },
      closed: { code: 1008, reason: expect.stringMatching(/^unauthorized: device token mismatch/) },
    });
  });

  it('comes back with a new token once a person says yes, and its old ones end', async () => {
    const { owner, knock, token } = await drifted();
    expect(await knock()).toMatchObject(MISMATCH);
    expect(await knock()).toMatchObject(MISMATCH); // nobody has said yes
    await repair(owner);
    const outcome = await knock();
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { role: 'operator', scopes: SCOPES } } });
    const renewed = outcome.let === 'in' ? (outcome.hello.auth.deviceToken ?? '') : '';
    expect(renewed).toMatch(/^[\w-]{43}$/);
    expect(await knock({ deviceToken: token })).toMatchObject(MISMATCH);
    expect(await knock({ deviceToken: renewed })).toMatchObject({
      let: 'in',
      hello: { auth: { deviceToken: renewed } },
    });
  });

  it.each<[string, Asker['auth']]>([
    ['another old token', { deviceToken: 'another' }],
    ['no token at all', {}],
    ['an old token in both fields', { token: 'old', deviceToken: 'old' }],
    ['a wrong gateway token', { token: 'wrong' }],
  ])('is then let in whatever it shows: %s', async (_what, auth) => {
    const { owner, knock } = await drifted();
    await knock();
    expect(await knock(auth)).toMatchObject({ let: 'out' });
    await repair(owner);
    expect(await knock(auth)).toMatchObject({ let: 'in' });
  });

  it('is let in so once: after that the offer is dead', async () => {
    const { owner, knock } = await drifted();
    await knock();
    const { repairId, digest } = await repair(owner);
    expect(await owner.call('desk.repair', { repairId, digest })).toMatchObject({
      error: { details: { reason: 'already-deciding' } },
    });
    expect(await knock()).toMatchObject({ let: 'in' });
    expect(await offersOf(owner)).toBe(0);
    expect(await owner.call('desk.repair', { repairId, digest })).toMatchObject({
      error: { details: { reason: 'unknown-request' } },
    });
    expect(await knock()).toMatchObject(MISMATCH);
    expect((await offerOf(owner)).repairId).not.toBe(repairId);
  });

  it('that comes twice at once is let in once', async () => {
    const { owner, knock } = await drifted();
    await knock();
    await repair(owner);
    const outcomes = await Promise.all([knock(), knock(), knock()]);
    expect(outcomes.map((outcome) => outcome.let).toSorted()).toEqual(['in', 'out', 'out']);
  });

  it.each<[string, readonly string[], string]>([
    ['the same', SCOPES, 'in'],
    ['fewer scopes', ['operator.read'], 'in'],
    ['more scopes', [...SCOPES, 'operator.admin'], 'out'],
  ])('may ask for %s', async (_what, scopes, expected) => {
    const { owner, knock } = await drifted();
    await knock();
    await repair(owner);
    const outcome = await knock(undefined, { scopes });
    expect(outcome.let).toBe(expected);
    if (outcome.let === 'in') expect(outcome.hello.auth.scopes).toEqual(scopes);
    // Who asked for too much has not used it up.
    else expect(await knock()).toMatchObject({ let: 'in', hello: { auth: { scopes: SCOPES } } });
  });

  it('that asked for less than it holds comes back with no more than that', async () => {
    const { owner, knock } = await drifted();
    await knock(undefined, { scopes: ['operator.read'] });
    await repair(owner);
    expect(await knock()).toMatchObject(MISMATCH);
    expect(await knock(undefined, { scopes: ['operator.read'] })).toMatchObject({ let: 'in' });
  });

  it('has ten minutes to come back', async () => {
    for (const [ms, expected] of [
      [10 * MINUTE - 1, 'in'],
      [10 * MINUTE, 'out'],
    ] as const) {
      const { owner, knock, clock } = await drifted();
      await knock();
      await repair(owner);
      expect(await offerOf(owner)).toMatchObject({ phase: 'ordered', expiresAtMs: clock.now() + 10 * MINUTE });
      clock.advance(ms);
      expect((await knock()).let).toBe(expected);
    }
  });

  it('comes back though its address is locked out, and is offered there too', async () => {
    const { owner, knock, gateway } = await drifted();
    for (let i = 0; i < 10; i += 1) await gateway.knock(phone(new DeviceKey(), { auth: { deviceToken: 'x' } }), HERE);
    expect(await knock()).toMatchObject({ error: { details: { code: 'AUTH_RATE_LIMITED' } } });
    await repair(owner);
    expect(await knock()).toMatchObject({ let: 'in' });
  });

  it('is not welcomed as a new one when it comes back', async () => {
    const { owner, knock, gateway } = await drifted();
    await knock();
    await repair(owner);
    const { told } = watch(gateway);
    await knock();
    expect(told('connected')).toMatchObject([{ firstTime: false }]);
    expect(told('repair-settled')).toMatchObject([{ outcome: 'used' }]);
  });

  it('is in the history: refused, allowed back by whom, and its new token', async () => {
    const { owner, knock, key } = await drifted();
    await knock();
    const { code } = await repair(owner);
    await knock();
    const { payload } = (await owner.call('desk.history', { limit: 3 })) as { payload: { entries: object[] } };
    expect(payload.entries).toMatchObject([
      { kind: 'token-issued', cause: 'repair', deviceId: key.id },
      { kind: 'repaired', by: 'window', code, deviceId: key.id },
      {
        kind: 'refused',
        cause: 'device-token-mismatch',
        fix: expect.stringContaining('devices repair'),
        deviceId: key.id,
      },
    ]);
  });
});

describe('a repair is nothing for', () => {
  it('another key, whatever it shows', async () => {
    const { owner, knock, gateway, token, key } = await drifted();
    await knock();
    await repair(owner);
    for (const auth of [{ deviceToken: 'an-old-one' }, { deviceToken: token }, {}]) {
      expect(await gateway.knock(phone(new DeviceKey(), { auth, scopes: SCOPES }), HERE)).toMatchObject({ let: 'out' });
    }
    // Nor for one that only says it is this device.
    const client = await Client.open(gateway.url, HERE);
    const other = new DeviceKey();
    const asOther = await client.connect(phone(other, { scopes: SCOPES }), (params) => {
      params.device = { ...params.device!, id: key.id };
    });
    expect(asOther).toMatchObject({ error: { details: { code: 'DEVICE_AUTH_DEVICE_ID_MISMATCH' } } });
    expect(await knock()).toMatchObject({ let: 'in' });
  });

  it('its other role', async () => {
    const { owner, knock, gateway, key } = await drifted();
    await knock();
    await repair(owner);
    const asNode = nodeHost(key, { client: phone(key).client, auth: { deviceToken: 'an-old-one' } });
    expect(await gateway.knock(asNode, HERE)).toMatchObject({ let: 'out' });
    expect(await knock()).toMatchObject({ let: 'in' });
  });

  it('an unknown device: it has no token that could be old', async () => {
    const { owner, gateway } = await drifted();
    expect(await gateway.knock(phone(new DeviceKey(), { auth: { deviceToken: 'x' } }), HERE)).toMatchObject(MISMATCH);
    expect(await offersOf(owner)).toBe(0);
  });

  it('a device that needs an approval anyway', async () => {
    const { owner, knock } = await drifted();
    expect(await knock(undefined, { scopes: ['operator.admin'] })).toMatchObject(MISMATCH);
    expect(await offersOf(owner)).toBe(0);
  });

  it.each<[string, (gateway: TestGateway, deviceId: string) => Promise<unknown>]>([
    ['was removed', ({ gateway }, deviceId) => gateway.pairing.remove(deviceId, 'window')],
    [
      'had its token taken away',
      async (gateway, deviceId) =>
        (await cli(gateway, ['operator.admin'])).call('device.token.revoke', { deviceId, role: 'operator' }),
    ],
    [
      'had its token replaced by its owner',
      async (gateway, deviceId) =>
        (await cli(gateway, ['operator.admin'])).call('device.token.rotate', { deviceId, role: 'operator' }),
    ],
  ])('a device that %s since', async (_what, decide) => {
    const { owner, knock, gateway, key } = await drifted();
    await knock();
    await repair(owner);
    await decide(gateway, key.id);
    expect(await knock()).toMatchObject({ let: 'out' });
    expect(await knock({})).toMatchObject({ let: 'out' });
  });

  it('a device that was removed and approved anew since', async () => {
    const { owner, knock, gateway, key } = await drifted();
    await knock();
    await repair(owner);
    await gateway.gateway.pairing.remove(key.id, 'window');
    await gateway.knock(phone(key, { scopes: SCOPES, auth: { token: TOKEN } }));
    await gateway.approve();
    expect(await knock()).toMatchObject(MISMATCH);
    await repair(owner);
    expect(await knock()).toMatchObject({ let: 'in' });
  });

  it('the next start of the gateway', async () => {
    const { owner, knock, gateway } = await drifted();
    await knock();
    await repair(owner);
    await gateway.gateway.stop('test');
    const again = await startGateway({ stateDir: gateway.places.stateDir });
    expect((await deskList(again)).repairs).toEqual([]);
    expect(again.gateway.pairing.devices().length).toBe(1);
  });
});
