/** What is offered about a trusted device whose token is old: how long, how often, to whom, and how it is slowed down. */
import { describe, expect, it } from 'vitest';
import type { DeskList } from '../../src-main/gateway/index.ts';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FullDisk } from '../support/full-disk.ts';
import { cli, device, Owner } from '../support/party.ts';
import { connectParams, phone } from '../support/phone.ts';
import { drifted, HERE, MISMATCH, offerOf, offersOf, repair, SCOPES, watch } from './drifted.ts';

const MINUTE = 60_000;

describe('an offer', () => {
  it('lives five minutes from the last try, and counts the tries', async () => {
    const { owner, knock, clock } = await drifted();
    await knock();
    clock.advance(4 * MINUTE);
    await knock();
    const offer = await offerOf(owner);
    expect([offer.tries, offer.expiresAtMs]).toEqual([2, clock.now() + 5 * MINUTE]);
    clock.advance(5 * MINUTE - 1);
    expect(await offersOf(owner)).toBe(1);
    clock.advance(1);
    expect(await offersOf(owner)).toBe(0);
    const { repairId, digest } = offer;
    expect(await owner.call('desk.repair', { repairId, digest })).toMatchObject({ ok: false });
    expect(await knock()).toMatchObject(MISMATCH);
  });

  it('says how long it has yet, though the wall clock was set', async () => {
    const { owner, knock, clock } = await drifted();
    await knock();
    clock.advance(MINUTE);
    clock.set(clock.now() + 60 * MINUTE);
    expect((await offerOf(owner)).expiresAtMs).toBe(clock.now() + 4 * MINUTE);
  });

  it('is announced once an hour, however often the device tries, and whatever a person answers', async () => {
    const { owner, knock, clock, gateway } = await drifted();
    const { announced } = watch(gateway);
    await knock();
    await knock();
    expect(announced()).toBe(1);
    const { repairId } = await offerOf(owner);
    await owner.call('desk.dismissRepair', { repairId });
    expect(await offersOf(owner)).toBe(0);
    clock.advance(MINUTE);
    await knock();
    expect([announced(), (await offerOf(owner)).quiet]).toEqual([1, true]);
    clock.advance(59 * MINUTE);
    await knock();
    expect([announced(), (await offerOf(owner)).quiet]).toEqual([2, false]);
  });

  it('is another one when what was shown changes, and the one before is void', async () => {
    const { owner, knock, gateway, key } = await drifted();
    await knock();
    const first = await offerOf(owner);
    await gateway.knock(phone(key, { scopes: SCOPES, auth: { deviceToken: 'x' } }), {
      ...HERE,
      localAddress: '127.0.0.9',
    });
    const second = await offerOf(owner);
    expect(second).toMatchObject({ address: '127.0.0.9', quiet: true });
    for (const [repairId, digest] of [
      [first.repairId, first.digest],
      [second.repairId, first.digest],
    ]) {
      expect(await owner.call('desk.repair', { repairId, digest })).toMatchObject({ ok: false });
    }
    expect(await knock()).toMatchObject(MISMATCH);
    await repair(owner);
  });

  it('that was dismissed lets nobody in, also after it was ordered', async () => {
    const { owner, knock } = await drifted();
    await knock();
    const { repairId } = await repair(owner);
    expect(await owner.call('desk.dismissRepair', { repairId })).toMatchObject({ ok: true });
    expect(await owner.call('desk.dismissRepair', { repairId })).toMatchObject({ ok: false });
    expect(await knock()).toMatchObject(MISMATCH);
  });

  it('is made for no test of our own', async () => {
    const { owner, gateway } = await drifted();
    const key = new DeviceKey();
    gateway.gateway.pairing.expectTest(key.id);
    await gateway.pair(phone(key, { scopes: SCOPES }));
    await gateway.knock(phone(key, { scopes: SCOPES, auth: { deviceToken: 'x' } }), HERE);
    expect(await offersOf(owner)).toBe(0);
  });
});

describe('only who holds what the device held', () => {
  it('may give it back', async () => {
    const { owner, knock, gateway } = await drifted();
    await knock();
    const { repairId, digest } = await offerOf(owner);
    const pairer = await cli(gateway, ['operator.pairing']);
    expect(await pairer.call('desk.repair', { repairId, digest })).toMatchObject({
      error: { message: 'This client may not give operator.read back, because it does not hold it.' },
    });
    expect(await knock()).toMatchObject(MISMATCH);
    const holder = await cli(gateway, ['operator.pairing', ...SCOPES]);
    expect(await holder.call('desk.repair', { repairId, digest })).toMatchObject({ ok: true });
    expect(await knock()).toMatchObject({ let: 'in' });
  });

  it('and no device may that is let in for itself alone, not even for itself', async () => {
    const { owner, gateway, knock } = await drifted();
    await knock();
    const other = await device(gateway, ['operator.pairing', ...SCOPES]);
    const offer = await offerOf(owner);
    expect(((await other.client.call('desk.list')) as unknown as { payload: DeskList }).payload.repairs).toEqual([]);
    for (const method of ['desk.repair', 'desk.dismissRepair']) {
      const params = { repairId: offer.repairId, ...(method === 'desk.repair' && { digest: offer.digest }) };
      expect(await other.client.call(method, params)).toMatchObject({
        error: { message: 'This client may not decide about that device.' },
      });
    }
    await gateway.knock(phone(other.key, { scopes: SCOPES, auth: { deviceToken: 'x' } }), HERE);
    const { payload } = (await other.client.call('desk.list')) as unknown as { payload: DeskList };
    const [own] = payload.repairs!;
    expect(own?.deviceId).toBe(other.key.id);
    expect(await other.client.call('desk.repair', { repairId: own!.repairId, digest: own!.digest })).toMatchObject({
      ok: false,
    });
  });
});

it('where it cannot be written nobody is let in, and the next connect may be', async () => {
  const disk = new FullDisk();
  const { owner, knock } = await drifted({
    ports: disk.ports,
  });
  await knock();
  await repair(owner);
  disk.full = true;
  expect(await knock()).toMatchObject({ let: 'out', error: { code: 'UNAVAILABLE' } });
  disk.full = false;
  expect(await knock()).toMatchObject({ let: 'in' });
});

it('a device that hammers is answered later and later after three, and no other is', async () => {
  const { clock, gateway, key, knock } = await drifted();
  const other = await device(gateway, SCOPES);
  for (let i = 0; i < 3; i += 1) expect(await knock()).toMatchObject(MISMATCH);
  for (const delayMs of [250, 500, 1000]) {
    const client = await Client.open(gateway.url, HERE);
    const { nonce, ts } = (await client.event('connect.challenge')) as { nonce: string; ts: number };
    const asker = phone(key, { scopes: SCOPES, auth: { deviceToken: 'an-old-one' } });
    client.send({ type: 'req', id: 'connect', method: 'connect', params: connectParams(asker, nonce, ts) });
    // Another device comes and goes: by then the first one has been judged.
    const asOther = phone(other.key, { scopes: SCOPES, auth: { deviceToken: other.token } });
    expect(await gateway.knock(asOther, HERE)).toMatchObject({ let: 'in' });
    clock.advance(delayMs - 1);
    expect(await gateway.knock(asOther, HERE)).toMatchObject({ let: 'in' });
    expect(client.frames.length).toBe(1);
    clock.advance(1);
    expect(await client.next((frame) => frame['id'] === 'connect')).toMatchObject({ ok: false });
  }
  const { payload } = (await new Owner(gateway).call('desk.history', { kinds: ['refused'] })) as {
    payload: { entries: object[] };
  };
  expect(payload.entries).toMatchObject([{ count: 6, deviceId: key.id }]);
  clock.advance(MINUTE);
  expect(await knock()).toMatchObject(MISMATCH);
});
