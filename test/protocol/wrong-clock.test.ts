/** A computer whose clock is years off, or is set while the gateway runs: trust, lives and limits go by elapsed time. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const auth = { token: TOKEN };

/** A battery that died, one that died earlier, and a typo. */
describe.each([
  ['in 1970', 1_000],
  ['in the year 2000', 30 * YEAR],
  ['thirty years ahead', Date.now() + 30 * YEAR],
])('a gateway whose clock is %s', (_when, startsAt) => {
  it('tells a device with the right time to set its clock, whichever of the two is wrong', async () => {
    const { knock, gateway } = await startGateway({ clock: new FakeClock(startsAt) });
    const outcome = await knock(phone(new DeviceKey(), { auth, signedAt: Date.now() }));
    expect(outcome).toMatchObject({
      error: {
        message: expect.stringMatching(/set the clock of this device, or of the gateway/),
        details: { reason: 'device-signature-stale' },
      },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it('lets in a device that goes by the gateway’s time, and knows it when the clock is right', async () => {
    const stateDir = await tempDir();
    const key = new DeviceKey();
    const wrong = await startGateway({ stateDir, clock: new FakeClock(startsAt) });
    const { token, client } = await wrong.pair(phone(key));
    await client.close();
    await wrong.gateway.stop('test');

    const right = await startGateway({ stateDir });
    expect(right.gateway.status().notices).toEqual([]);
    expect(await right.knock(phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'in' });
    expect(await fs.readdir(right.places.devicesDir)).toHaveLength(1);
  });

  it('lets requests wait for five minutes', async () => {
    const clock = new FakeClock(startsAt);
    const { knock, gateway, waiting } = await startGateway({ clock });
    await knock(phone(new DeviceKey(), { auth }));
    expect(waiting()).toMatchObject({ askedAtMs: startsAt, expiresAtMs: startsAt + 5 * MINUTE });
    clock.advance(5 * MINUTE - 1);
    expect(gateway.pairing.waiting()).toHaveLength(1);
    clock.advance(1);
    expect(gateway.pairing.waiting()).toEqual([]);
  });
});

it.each([
  ['ahead', 2 * YEAR],
  ['back', -2 * YEAR],
])('a clock that is set %s under a running gateway ends no request and no connection', async (_way, by) => {
  const clock = new FakeClock();
  const { knock, gateway, pair, waiting } = await startGateway({ clock });
  const { client } = await pair(phone(new DeviceKey()));
  await knock(phone(new DeviceKey(), { auth }));
  clock.set(clock.now() + by);
  clock.advance(MINUTE);
  expect(gateway.pairing.waiting()).toHaveLength(1);
  expect(await client.event('tick')).toEqual({ ts: expect.any(Number) });
  expect(client.isOpen).toBe(true);
  clock.advance(4 * MINUTE);
  expect(gateway.pairing.waiting()).toEqual([]);
  await knock(phone(new DeviceKey(), { auth }));
  expect(waiting().askedAtMs).toBe(clock.now());
});
