/** A removal is final: the sockets close at once, nothing more reaches them, and nothing brings the device back. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';

describe('removing a device', () => {
  it('closes every socket of it, in every role and however it came in, and nobody else’s', async () => {
    const gateway = await startGateway();
    const { key, token, client: first } = await device(gateway, ['operator.read']);
    const second = await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.read'] }));
    const { platform, deviceFamily } = phone(key).client;
    const asNode = nodeHost(key, {
      auth: { token: TOKEN },
      client: { ...nodeHost(key).client, platform: platform!, deviceFamily: deviceFamily! },
    });
    await gateway.knock(asNode);
    await gateway.approve();
    const third = await gateway.knock(asNode);
    const { client: bystander } = await device(gateway, ['operator.read']);
    if (second.let === 'out' || third.let === 'out') throw new Error('not let in');

    await gateway.gateway.pairing.remove(key.id, 'window');
    for (const client of [first, second.client, third.client]) {
      expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    }
    await bystander.settled();
    expect(await gateway.knock(phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'out' });
  });

  it('lets no frame through after it, in or out', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const victim = await device(gateway, ['operator.admin']);
    const target = await device(gateway, ['operator.read']);
    const before = victim.client.frames.length;
    const removal = gateway.gateway.pairing.remove(victim.key.id, 'window');
    await removal;
    // On their way already, and broadcast just after.
    victim.client.send({ type: 'req', id: 'late', method: 'device.pair.remove', params: { deviceId: target.key.id } });
    clock.advance(30_000);
    expect(await victim.client.closed()).toMatchObject({ code: 4001 });
    expect(victim.client.frames.length).toBe(before);
    await target.client.event('tick');
    expect(gateway.gateway.pairing.devices().map((paired) => paired.deviceId)).toEqual([target.key.id]);
  });

  it('is told only once it is on the disk', async () => {
    const order: string[] = [];
    const gateway = await startGateway({
      ports: (ports) => ({
        ...ports,
        store: {
          load: () => ports.store.load(),
          put: (record) => ports.store.put(record),
          remove: async (deviceId) => {
            await ports.store.remove(deviceId);
            order.push('on the disk');
          },
          noteSeen: () => undefined,
          flush: async () => undefined,
        },
      }),
    });
    const { key } = await device(gateway, ['operator.read']);
    gateway.gateway.pairing.subscribe((event) => {
      if (event.type === 'removed') order.push('told');
    });
    await gateway.gateway.pairing.remove(key.id, 'window');
    expect(order).toEqual(['on the disk', 'told']);
  });

  it('while the device comes in lets it in or not, but never leaves it connected', async () => {
    const gateway = await startGateway();
    for (let round = 0; round < 10; round += 1) {
      const { key, token, client } = await device(gateway, ['operator.read']);
      const [outcome] = await Promise.all([
        gateway.knock(phone(key, { auth: { token: TOKEN, deviceToken: token }, scopes: ['operator.read'] })),
        gateway.gateway.pairing.remove(key.id, 'window'),
      ]);
      await client.closed();
      if (outcome.let === 'in') expect(await outcome.client.closed()).toMatchObject({ code: 4001 });
    }
    const admin = await cli(gateway, ['operator.admin']);
    expect(await admin.call('device.pair.list')).toMatchObject({ payload: { paired: [] } });
    for (const request of gateway.gateway.pairing.waiting()) gateway.gateway.pairing.deny(request.requestId, 'window');
  });

  it('of a key that is not paired takes out nothing', async () => {
    const gateway = await startGateway();
    const { client } = await device(gateway, ['operator.read']);
    expect(await gateway.gateway.pairing.remove(new DeviceKey().id, 'window')).toMatchObject({
      ok: false,
      reason: 'unknown-device',
    });
    await client.settled();
  });
});
