/** A disk that is full or slow while a device is paired by a setup code: nothing half done, and the code not wasted. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { FullDisk, writingAfter } from '../support/full-disk.ts';
import { cli } from '../support/party.ts';
import { ELSEWHERE, INVALID, scanning, setupScene } from '../support/setup-party.ts';

describe('a device whose pairing cannot be written', () => {
  it('is told to come back, has nothing, and its code is still good', async () => {
    const disk = new FullDisk(true);
    const { scan, show, gateway } = await setupScene({ ports: disk.ports });
    const asker = scanning(await show());
    expect(await scan(asker)).toMatchObject({ error: { code: 'UNAVAILABLE', retryable: true } });
    expect([gateway.pairing.devices(), gateway.pairing.waiting()]).toEqual([[], []]);
    disk.full = false;
    expect(await scan(asker)).toMatchObject({ let: 'in' });
  });
});

describe('a device that is gone before it has its answer', () => {
  /** A phone that went away while its pairing was being written. */
  async function leftAlone() {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const test = await setupScene({ ports: writingAfter(() => held) });
    const admin = await cli(test, ['operator.admin']);
    const view = await test.show();
    const asker = scanning(view);
    const client = await Client.open(test.url, ELSEWHERE);
    void client.connect(asker).catch(() => undefined);
    await expect.poll(() => test.gateway.pairing.waiting().length).toBe(1);
    await client.close();
    await admin.settled(); // by then the gateway has noticed
    letGo();
    await expect.poll(() => test.gateway.pairing.devices().length).toBe(1);
    return { test, admin, view, asker };
  }

  it('may come again with its code, and until then nobody is told that it came', async () => {
    const { test, admin, view, asker } = await leftAlone();
    const { setupId } = view;
    const { payload } = await admin.call('device.pair.setupStatus', { setupId });
    expect(payload).toMatchObject({ deliveryUncertain: { setupId, deviceId: asker.key?.id, access: 'limited' } });
    expect(admin.events).not.toContain('device.pair.setup.completed');
    expect(await test.scan(scanning(view))).toMatchObject(INVALID);
    expect(await test.scan(asker)).toMatchObject({ let: 'in' });
    const after = await admin.call('device.pair.setupStatus', { setupId });
    expect(after.payload).toMatchObject({ completion: { setupId } });
    expect(await test.scan(asker)).toMatchObject(INVALID);
  });

  it('and does not come again is told as uncertain when the code runs out', async () => {
    const { test, view } = await leftAlone();
    test.clock.advance(600_000);
    const told = test.owner.frames.filter(({ event }) => event === 'device.pair.setup.deliveryUncertain');
    expect(told).toMatchObject([{ payload: { setupId: view.setupId, deviceName: 'Pixel 9', access: 'limited' } }]);
  });

  it('and is removed meanwhile has no good code any more', async () => {
    const { test, asker } = await leftAlone();
    await test.gateway.pairing.remove(asker.key?.id ?? '', 'window');
    expect(await test.scan(asker)).toMatchObject(INVALID);
    expect(test.gateway.pairing.devices()).toEqual([]);
  });
});
