/** Requests that nobody answered stay listed, so that the person can ask the device to try again. */
import { describe, expect, it } from 'vitest';
import type { DeskList, MissedRequest } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { device, Owner } from '../support/party.ts';
import { phone } from '../support/phone.ts';

const MINUTE = 60_000;
const auth = { token: TOKEN };

async function aGateway() {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const owner = new Owner(gateway);
  const missed = async (): Promise<readonly MissedRequest[]> => {
    const { payload } = await owner.call('desk.list');
    return (payload as DeskList).missed ?? [];
  };
  return { clock, missed, ...gateway };
}

describe('a request that runs out', () => {
  it('is listed as missed, with when it was asked, and never the test that the person made', async () => {
    const { clock, gateway, knock, waiting, missed } = await aGateway();
    const test = new DeviceKey();
    gateway.pairing.expectTest(test.id);
    await knock(phone(test, { auth }));
    const key = new DeviceKey();
    clock.advance(MINUTE);
    await knock(phone(key, { auth }));
    expect(await missed()).toEqual([]);
    clock.advance(4 * MINUTE);
    const { askedAtMs } = waiting();
    clock.advance(MINUTE);
    expect(await missed()).toMatchObject([{ deviceId: key.id, name: 'Pixel 9', askedAtMs, missedAtMs: clock.now() }]);
  });

  it.each<[string, (gateway: Awaited<ReturnType<typeof aGateway>>, key: DeviceKey) => Promise<unknown>]>([
    ['is let in', ({ pair }, key) => pair(phone(key, { auth }))],
    [
      'is refused',
      async ({ gateway, knock, waiting }, key) => {
        await knock(phone(key, { auth }));
        gateway.pairing.deny(waiting().requestId, 'window');
      },
    ],
  ])('is not listed any more once its device %s', async (_what, settle) => {
    const everything = await aGateway();
    const { clock, knock, missed } = everything;
    const key = new DeviceKey();
    await knock(phone(key, { auth }));
    clock.advance(5 * MINUTE);
    expect(await missed()).toHaveLength(1);
    await settle(everything, key);
    expect(await missed()).toEqual([]);
    clock.advance(5 * MINUTE);
    expect(await missed()).toEqual([]);
  });

  it('gives way while its device asks again, and is missed anew', async () => {
    const { clock, knock, missed } = await aGateway();
    const asker = phone(new DeviceKey(), { auth });
    await knock(asker);
    clock.advance(5 * MINUTE);
    await knock(asker);
    expect(await missed()).toEqual([]);
    clock.advance(5 * MINUTE);
    expect(await missed()).toMatchObject([{ missedAtMs: clock.now() }]);
  });

  it('of a device that was refused before was not missed', async () => {
    const { clock, gateway, knock, waiting, missed } = await aGateway();
    const asker = phone(new DeviceKey(), { auth });
    await knock(asker);
    gateway.pairing.deny(waiting().requestId, 'window');
    await knock(asker);
    expect(waiting().quiet).toBe(true);
    clock.advance(5 * MINUTE);
    expect(await missed()).toEqual([]);
  });

  it('pushes out the oldest of twenty', async () => {
    const { clock, knock, missed } = await aGateway();
    const keys: string[] = [];
    for (let index = 0; index < 21; index += 1) {
      const key = new DeviceKey();
      keys.push(key.id);
      await knock(phone(key, { auth }));
      clock.advance(5 * MINUTE);
    }
    expect((await missed()).map(({ deviceId }) => deviceId)).toEqual(keys.slice(1).reverse());
  });

  it('is shown to a restricted device only if it is its own', async () => {
    const everything = await aGateway();
    const { clock, knock, missed } = everything;
    await knock(phone(new DeviceKey(), { auth }));
    clock.advance(5 * MINUTE);
    const restricted = await device(everything, ['operator.pairing']);
    expect(await missed()).toHaveLength(1);
    expect(await restricted.client.call('desk.list')).toMatchObject({ payload: { missed: [] } });
  });
});
