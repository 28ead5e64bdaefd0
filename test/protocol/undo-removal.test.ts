/** Undo of a removal or of a block, for ten seconds: the device is back as it was, by a write of its own. */
import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, stranger } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const TEN_SECONDS = 10_000;
const REMOVED = { code: 4001, reason: 'device removed' };
const tooLate = { ok: false, error: { details: { reason: 'too-late' } } };

async function scene() {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const events: DeskEvent[] = [];
  gateway.gateway.pairing.subscribe((event) => events.push(event));
  const admin = await cli(gateway, ['operator.admin']);
  return { clock, gateway, events, admin };
}

describe('undoing a removal', () => {
  it('brings the device back with its token, as a write of its own', async () => {
    const { gateway, events, admin } = await scene();
    const { key, token, client } = await device(gateway, ['operator.read']);
    await admin.call('desk.remove', { deviceId: key.id });
    expect(await client.closed()).toEqual(REMOVED);
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(events.at(-1)).toMatchObject({ type: 'undone', what: 'removal', device: { deviceId: key.id } });
    const byToken = phone(key, { auth: { deviceToken: token }, scopes: ['operator.read'] });
    expect(await gateway.knock(byToken)).toMatchObject({ let: 'in' });
    const after = await startGateway({ stateDir: gateway.places.stateDir });
    expect(await after.knock(byToken)).toMatchObject({ let: 'in' });
  });

  it.each(['remove', 'block'])('after %s knows when the device was last seen', async (way) => {
    const { gateway, admin } = await scene();
    const { key, client } = await device(gateway, ['operator.read']);
    await client.close();
    const [before] = gateway.gateway.pairing.devices();
    expect(before?.lastSeenAtMs).toEqual(expect.any(Number));
    await admin.call(`desk.${way}`, { deviceId: key.id });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ lastSeenAtMs: before?.lastSeenAtMs }]);
  });

  it('is possible for ten seconds, once, and by the owner or an administrator only', async () => {
    const { clock, gateway, admin } = await scene();
    const pairer = await cli(gateway, ['operator.pairing', 'operator.read']);
    const owner = new Owner(gateway);
    const { key } = await device(gateway, ['operator.read']);
    const restore = { deviceId: key.id };
    await admin.call('desk.remove', restore);
    expect(await pairer.call('desk.restore', restore)).toMatchObject({ ok: false });
    expect(await owner.call('desk.restore', restore)).toMatchObject({ ok: true });
    expect(await owner.call('desk.restore', restore)).toMatchObject(tooLate);
    await admin.call('desk.remove', restore);
    clock.advance(TEN_SECONDS);
    expect(await admin.call('desk.restore', restore)).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  });

  it('takes away what it asked meanwhile, and is too late once it was approved anew', async () => {
    const { gateway, admin } = await scene();
    const { key } = await device(gateway, ['operator.admin']);
    const less = phone(key, { auth: { token: TOKEN }, scopes: ['operator.read'] });
    await admin.call('desk.remove', { deviceId: key.id });
    await gateway.knock(less);
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);

    await admin.call('desk.remove', { deviceId: key.id });
    await gateway.knock(less);
    await gateway.approve();
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ scopes: ['operator.read'] }]);
  });

  it('of a test request’s device is not offered: it is forgotten', async () => {
    const { gateway, events } = await scene();
    const { key } = await stranger(gateway);
    await gateway.gateway.pairing.forgetTest(key.id);
    expect(events.filter(({ type }) => type === 'removed')).toEqual([]);
    const paired = await device(gateway, ['operator.read']);
    await gateway.gateway.pairing.forgetTest(paired.key.id);
    expect(events.find(({ type }) => type === 'removed')).not.toHaveProperty('undoUntilMs');
    expect(await gateway.gateway.pairing.restore(paired.key.id, 'window')).toMatchObject({ reason: 'too-late' });
  });
});

describe('undoing a block', () => {
  it('of a trusted device lifts it and brings it back; its address is free too', async () => {
    const { gateway, admin } = await scene();
    const { key, token } = await device(gateway, ['operator.read']);
    await admin.call('desk.block', { deviceId: key.id });
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await admin.call('desk.blocks')).toMatchObject({ payload: { blocks: [] } });
    const byToken = phone(key, { auth: { deviceToken: token }, scopes: ['operator.read'] });
    expect(await gateway.knock(byToken)).toMatchObject({ let: 'in' });

    const stranger = new DeviceKey();
    const there = { localAddress: '127.0.0.2', headers: { host: 'desk' } };
    await gateway.knock(phone(stranger, { auth: { token: TOKEN } }), there);
    await admin.call('desk.block', { requestId: gateway.waiting().requestId, address: true });
    expect(await admin.call('desk.restore', { deviceId: stranger.id })).toMatchObject({ ok: true });
    expect(await admin.call('desk.blocks')).toMatchObject({ payload: { blocks: [] } });
    expect(await gateway.knock(phone(stranger, { auth: { token: TOKEN } }), there)).toMatchObject({
      error: { details: { requestId: expect.any(String) } },
    });
  });

  it('is too late once the block was lifted otherwise', async () => {
    const { gateway, admin } = await scene();
    const { key } = await device(gateway, ['operator.read']);
    await admin.call('desk.block', { deviceId: key.id });
    await admin.call('desk.unblock', { deviceId: key.id });
    expect(await admin.call('desk.restore', { deviceId: key.id })).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  });
});
