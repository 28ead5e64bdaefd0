/** Access for a time: when it is over the sockets close, and nothing that the device shows lets it in before it is approved again. */
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { FullDisk } from '../support/full-disk.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { nodeOn, phone, type Asker } from '../support/phone.ts';
import { DeviceKey } from '../support/device-key.ts';

/** Shorter than the interval after which a silent peer is dropped, so that nothing else closes a socket. */
const LASTS_MS = 20_000;
/** As from a page of this computer: a native client that guesses wrong would wait for its answer on the clock. */
const FROM_A_PAGE = { headers: { 'sec-fetch-mode': 'websocket' } };
const REMOVED = { code: 4001, reason: 'device removed' };

/** A device that was let in for a while, and is connected by its own token. */
async function guest(options: Parameters<typeof startGateway>[0] = {}, asked = ['operator.read']) {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock, ...options });
  const events: string[] = [];
  gateway.gateway.pairing.subscribe((event) => events.push(event.type));
  const key = new DeviceKey();
  const asker: Asker = phone(key, { auth: { token: TOKEN }, scopes: asked });
  await gateway.knock(asker);
  const { requestId, digest } = gateway.waiting();
  const by = { grant: 'asked', by: 'window' } as const;
  await gateway.gateway.pairing.approve({ requestId, digest, ...by, lastsMs: LASTS_MS });
  const first = await gateway.knock(asker);
  if (first.let === 'out') throw new Error(first.error.message);
  const deviceToken = first.hello.auth.deviceToken ?? '';
  const withToken: Asker = { ...asker, auth: { deviceToken } };
  const outcome = await gateway.knock(withToken);
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  return { clock, gateway, key, asker, withToken, client: outcome.client, events };
}

describe('when the time is over', () => {
  it('its sockets close and its access is gone; a moment before, nothing is', async () => {
    const { clock, gateway, asker, withToken, client, events } = await guest();
    clock.advance(LASTS_MS - 1);
    await client.settled();
    expect(await gateway.knock(withToken)).toMatchObject({ let: 'in' });
    clock.advance(1);
    expect(await client.closed()).toEqual(REMOVED);
    await expect.poll(() => events).toContain('access-ended');
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ roles: [], scopes: [], connected: false }]);
    expect(await gateway.knock(withToken, FROM_A_PAGE)).toMatchObject({
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await gateway.knock(asker)).toMatchObject({
      error: { details: { code: 'PAIRING_REQUIRED', reason: 'role-upgrade' } },
    });
    expect(gateway.waiting()).toMatchObject({ known: 'known', approvedScopes: [] });
    await gateway.approve();
    expect(await gateway.knock(asker)).toMatchObject({ let: 'in' });
    expect(gateway.gateway.pairing.devices()[0]).not.toHaveProperty('expiresAtMs');
  });

  it('a full disk does not keep it in, nor does it let it in again', async () => {
    const disk = new FullDisk();
    const { clock, gateway, asker, withToken, client, events } = await guest({
      ports: disk.ports,
    });
    disk.full = true;
    clock.advance(LASTS_MS);
    expect(await client.closed()).toEqual(REMOVED);
    expect(await gateway.knock(withToken, FROM_A_PAGE)).toMatchObject({ let: 'out' });
    expect(await gateway.knock(asker)).toMatchObject({ error: { details: { reason: 'role-upgrade' } } });
    await expect.poll(gateway.log).toContain('the end of a granted time was not saved');
    expect(events).not.toContain('access-ended');
    disk.full = false;
    clock.advance(30_000); // it is tried again
    await expect.poll(() => events).toContain('access-ended');
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ roles: [] }]);
  });

  it('only the role that it was for ends', async () => {
    const { clock, gateway, asker, client, events } = await guest();
    const asNode = nodeOn(asker, { auth: { token: TOKEN } });
    await gateway.knock(asNode);
    await gateway.approve();
    const node = await gateway.knock(asNode);
    if (node.let === 'out') throw new Error(node.error.message);
    clock.advance(LASTS_MS);
    expect(await client.closed()).toEqual(REMOVED);
    await expect.poll(() => events).toContain('access-ended');
    await node.client.settled();
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ roles: ['node'], connectedRoles: ['node'] }]);
  });
});

describe('while the gateway is not running', () => {
  it('the time goes on: a device whose time is over is not let in by the next one', async () => {
    const { clock, gateway, withToken, asker } = await guest();
    await gateway.gateway.stop('test');
    const before = clock.now();
    const still = await startGateway({
      stateDir: gateway.places.stateDir,
      clock: new FakeClock(before + LASTS_MS - 1),
    });
    expect(await still.knock(withToken)).toMatchObject({ let: 'in' });
    await still.gateway.stop('test');
    const after = await startGateway({ stateDir: gateway.places.stateDir, clock: new FakeClock(before + LASTS_MS) });
    expect(await after.knock(withToken, FROM_A_PAGE)).toMatchObject({ let: 'out' });
    expect(await after.knock(asker)).toMatchObject({ error: { details: { reason: 'role-upgrade' } } });
    expect(after.waiting()).toMatchObject({ approvedScopes: [] });
  });

  it('what is still good ends in the next one when its time comes', async () => {
    const { clock, gateway, withToken } = await guest();
    await gateway.gateway.stop('test');
    const next = new FakeClock(clock.now());
    const again = await startGateway({ stateDir: gateway.places.stateDir, clock: next });
    const outcome = await again.knock(withToken);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    next.advance(LASTS_MS);
    expect(await outcome.client.closed()).toEqual(REMOVED);
  });
});

describe('an end that is changed', () => {
  it.each([
    ['later', (end: number) => end + LASTS_MS],
    ['for ever', () => null],
  ])('to %s keeps the device in when the first one comes', async (_when, next) => {
    const { clock, gateway, key, client } = await guest();
    const admin = await cli(gateway, ['operator.admin']);
    const expiresAtMs = next(clock.now() + LASTS_MS);
    expect(await admin.call('desk.setAccess', { deviceId: key.id, role: 'operator', expiresAtMs })).toMatchObject({
      ok: true,
    });
    clock.advance(LASTS_MS);
    await client.settled();
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ connected: true, scopes: ['operator.read'] }]);
  });

  it('to sooner ends it sooner', async () => {
    const { clock, gateway, key, client } = await guest();
    const admin = await cli(gateway, ['operator.admin']);
    const expiresAtMs = clock.now() + 5_000;
    await admin.call('desk.setAccess', { deviceId: key.id, role: 'operator', expiresAtMs });
    clock.advance(4_999);
    await client.settled();
    clock.advance(1);
    expect(await client.closed()).toEqual(REMOVED);
  });

  it('to a time that has passed is refused', async () => {
    const { clock, gateway, key, client } = await guest();
    const admin = await cli(gateway, ['operator.admin']);
    const params = { deviceId: key.id, role: 'operator', expiresAtMs: clock.now() };
    expect(await admin.call('desk.setAccess', params)).toMatchObject({
      error: { message: 'That time has passed already.', details: { reason: 'not-possible' } },
    });
    await client.settled();
  });
});

it('an approval after the end gives nothing back but what is asked then', async () => {
  const { clock, gateway, asker, client } = await guest({}, ['operator.admin']);
  clock.advance(LASTS_MS);
  await client.closed();
  await gateway.knock({ ...asker, scopes: ['operator.read'] });
  await gateway.approve();
  expect(gateway.gateway.pairing.devices()).toMatchObject([{ scopes: ['operator.read'] }]);
});

it('a device that nobody limited stays', async () => {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const { client } = await device(gateway, ['operator.read']);
  await stranger(gateway);
  clock.advance(LASTS_MS);
  await client.settled();
  expect(gateway.gateway.pairing.devices()).toMatchObject([{ connected: true }]);
});
