/** What happened at the gate is kept: each thing once, with its cause, its fix, and who decided. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, stranger } from '../support/party.ts';
import { controlUi, nodeHost, phone } from '../support/phone.ts';
import { HERE, historyOf, kindsOf, lastOf, READ, wrong } from './history-reader.ts';

describe('a refused connect', () => {
  it('is listed with who it was, from where, why, and what to do', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const key = new DeviceKey();
    await gateway.knock(wrong(key), HERE);
    expect(await historyOf(gateway)).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{12}$/),
        atMs: clock.now(),
        kind: 'refused',
        cause: 'secret-mismatch',
        what: 'The client sent a wrong gateway token',
        why: expect.any(String),
        fix: expect.stringContaining('openclaw gateway status --show-token'),
        deviceId: key.id,
        name: 'Pixel 9',
        role: 'operator',
        clientId: 'openclaw-android',
        address: '127.0.0.1',
        locality: 'remote',
      },
    ]);
    await gateway.knock(phone(key, { auth: { token: TOKEN } }), HERE);
    expect(kindsOf(await historyOf(gateway))).toEqual(['requested', 'refused']);
  });

  it('names no device that did not prove its key', async () => {
    const gateway = await startGateway();
    const key = new DeviceKey();
    await gateway.knock(phone(key, { auth: { token: TOKEN }, signedAt: 1 }));
    const entry = await lastOf(gateway);
    expect(entry).toMatchObject({
      cause: 'proof',
      why: 'device-signature-stale',
      fix: expect.stringContaining('set the clock of the device') as string,
    });
    expect(entry?.deviceId).toBeUndefined();
  });

  it('that comes again within a minute is the same entry with its count, in the log too', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const lines = () => gateway.log().split('not let in').length - 1;
    for (let i = 0; i < 5; i += 1) {
      await gateway.knock(wrong(), HERE);
      clock.advance(20_000);
    }
    const [entry, ...others] = await historyOf(gateway);
    expect([entry?.count, others.length, lines()]).toEqual([5, 0, 1]);
    expect(entry!.lastAtMs! - entry!.atMs).toBe(80_000);
    clock.advance(120_000);
    expect([(await lastOf(gateway))?.count, lines()]).toEqual([5, 2]);
    expect(gateway.log()).toContain('"times":5');

    await gateway.knock(wrong(), HERE);
    const again = await historyOf(gateway);
    expect([again.length, again[0]?.count, lines()]).toEqual([2, undefined, 3]);
  });

  it('is another entry for another cause, another address, another trusted device', async () => {
    const gateway = await startGateway({ clock: new FakeClock() });
    const [one, other] = [await device(gateway, READ), await device(gateway, READ)];
    const before = (await historyOf(gateway)).length;
    await gateway.knock(wrong(), HERE);
    await gateway.knock(wrong(), { ...HERE, localAddress: '127.0.0.2' });
    await gateway.knock(phone(new DeviceKey()), HERE);
    await gateway.knock(wrong(one.key), HERE);
    await gateway.knock(wrong(other.key), HERE);
    const entries = await historyOf(gateway);
    expect(entries.length - before).toBe(5);
    expect(entries.every(({ count }) => count === undefined)).toBe(true);
  });

  it('of a device that waits is told by its request alone', async () => {
    const gateway = await startGateway();
    const { key } = await stranger(gateway);
    await gateway.knock(phone(key, { auth: { token: TOKEN } }));
    expect(kindsOf(await historyOf(gateway))).toEqual(['requested']);
    expect(gateway.log().split('not let in').length - 1).toBe(1);
  });
});

describe('a flood of strangers', () => {
  it('is thirty entries of one address within an hour, and one for all others', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    for (let i = 0; i < 60; i += 1) {
      await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), HERE);
      gateway.gateway.pairing.deny(gateway.waiting().requestId, 'window'); // so that there is room for the next one
    }
    const requested = await historyOf(gateway, { kinds: ['requested'], limit: 500 });
    expect(requested.length).toBe(30);
    const together = requested.filter(({ deviceId }) => deviceId === undefined);
    expect(together).toMatchObject([{ kind: 'requested', count: 31 }]);
    expect(together[0]).not.toHaveProperty('address');
    // What a person decided is told each time.
    expect((await historyOf(gateway, { kinds: ['denied'], limit: 500 })).length).toBe(60);
  });
});

describe('a decision', () => {
  it.each(['window', 'command-line'] as const)('is listed with the surface it was made on: %s', async (surface) => {
    const gateway = await startGateway();
    const owner = new Owner(gateway, surface);
    const first = await stranger(gateway);
    const { digest, code } = gateway.waiting();
    await owner.call('desk.approve', { requestId: first.requestId, digest });
    const second = await stranger(gateway);
    await owner.call('desk.deny', { requestId: second.requestId });
    await owner.call('desk.remove', { deviceId: first.key.id });
    const [removed, denied, , approved] = await historyOf(gateway);
    expect(approved).toMatchObject({
      ...{ kind: 'approved', by: surface, deviceId: first.key.id, requestId: first.requestId, code, name: 'Pixel 9' },
      ...{ role: 'operator', scopes: ['operator.read', 'operator.write'], cause: 'not-paired' },
    });
    expect(denied).toMatchObject({ kind: 'denied', by: surface, deviceId: second.key.id });
    expect(removed).toMatchObject({ kind: 'removed', by: surface, deviceId: first.key.id });
  });

  it('of a client without a key is told as such', async () => {
    const gateway = await startGateway();
    const { requestId } = await stranger(gateway);
    const { digest } = gateway.waiting();
    await (await cli(gateway, ['operator.admin'])).call('desk.approve', { requestId, digest });
    const entry = await lastOf(gateway);
    expect(entry).toMatchObject({ kind: 'approved', by: 'client', requestId });
    expect(entry?.byName).toBeUndefined();
  });

  it('of another device is told with its name, the one that its owner gave it where there is one', async () => {
    const gateway = await startGateway();
    const named = { client: { ...phone(new DeviceKey()).client, displayName: 'Desk\u202e' } };
    const { key, client: admin } = await device(gateway, ['operator.admin'], named);
    const first = await stranger(gateway);
    await admin.call('desk.approve', { requestId: first.requestId, digest: gateway.waiting().digest });
    expect(await lastOf(gateway)).toMatchObject({ kind: 'approved', by: 'client', byName: 'Desk' });

    await gateway.gateway.pairing.rename(key.id, 'My laptop', 'window');
    const { deviceId } = { deviceId: first.key.id };
    await admin.call('desk.rename', { deviceId, name: 'Kitchen' });
    await admin.call('device.token.revoke', { deviceId, role: 'operator' });
    await admin.call('desk.block', { deviceId });
    await admin.call('desk.unblock', { deviceId });
    const second = await stranger(gateway);
    await admin.call('desk.deny', { requestId: second.requestId });
    const entries = (await historyOf(gateway)).filter(({ by, byName }) => by === 'client' && byName === 'My laptop');
    expect(new Set(kindsOf(entries))).toEqual(
      new Set(['renamed', 'revoked', 'blocked', 'removed', 'unblocked', 'denied']),
    );
    expect((await historyOf(gateway)).filter(({ by, byName }) => by !== 'client' && byName !== undefined)).toEqual([]);
  });

  it('that nobody made is told as well, and so is what a device asked before', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const { key } = await stranger(gateway);
    await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: READ }));
    clock.advance(300_000);
    expect(kindsOf(await historyOf(gateway))).toEqual(['expired', 'requested', 'superseded', 'requested']);
  });

  it('about a node’s commands names them', async () => {
    const gateway = await startGateway();
    const key = new DeviceKey();
    await gateway.knock(nodeHost(key, { auth: { token: TOKEN } }));
    const { requestId, digest } = gateway.waiting();
    await gateway.gateway.pairing.approve({ requestId, digest, grant: 'connect', by: 'window' });
    await gateway.knock(nodeHost(key, { auth: { token: TOKEN } }));
    await expect.poll(() => gateway.gateway.pairing.commandRequests().length).toBe(1);
    const [request] = gateway.gateway.pairing.commandRequests();
    await gateway.gateway.pairing.approveCommands({ requestId: request!.requestId, by: 'tray' });
    const [approved, asked] = await historyOf(gateway, { deviceId: key.id });
    const commands = ['system.run', 'system.which'];
    expect(asked).toMatchObject({ kind: 'requested', cause: 'commands', role: 'node', commands });
    expect(approved).toMatchObject({ kind: 'approved', cause: 'commands', by: 'tray', commands });
  });
});

describe('what was done about a trusted device', () => {
  it('is listed by its kind and by whom', async () => {
    const gateway = await startGateway();
    const { key } = await device(gateway, ['operator.read', 'operator.write']);
    const { pairing } = gateway.gateway;
    const admin = await cli(gateway, ['operator.admin']);
    const of = { deviceId: key.id, role: 'operator' } as const;
    await pairing.rename(key.id, 'Kitchen', 'window');
    await pairing.setAccess({ ...of, scopes: READ, by: 'tray' });
    await admin.call('device.token.rotate', of);
    await pairing.signOut(key.id, 'command-line');
    await admin.call('device.token.revoke', of);
    const entries = await historyOf(gateway, { limit: 5 });
    expect(entries).toMatchObject([
      { kind: 'revoked', role: 'operator', by: 'client' },
      { kind: 'signed-out', by: 'command-line' },
      { kind: 'rotated', role: 'operator', by: 'client' },
      { kind: 'access-changed', role: 'operator', scopes: READ, by: 'tray' },
      { kind: 'renamed', by: 'window' },
    ]);
    expect(entries.every(({ name, deviceId }) => name === 'Kitchen' && deviceId === key.id)).toBe(true);
  });

  it('is listed where it is kept out, let back, or had a decision taken back', async () => {
    const gateway = await startGateway();
    const { key } = await device(gateway, READ);
    const { pairing } = gateway.gateway;
    await pairing.remove(key.id, 'window');
    await pairing.restore(key.id, 'notification');
    await pairing.block({ deviceId: key.id, by: 'window' });
    await gateway.knock(phone(key, { auth: { token: TOKEN } }), HERE);
    await pairing.unblock({ deviceId: key.id }, 'tray');
    const entries = await historyOf(gateway, { limit: 6 });
    expect(entries).toMatchObject([
      { kind: 'unblocked', cause: 'key', by: 'tray' },
      { kind: 'refused', cause: 'blocked' },
      { kind: expect.stringMatching(/^(blocked|removed)$/), by: 'window' },
      { kind: expect.stringMatching(/^(blocked|removed)$/), by: 'window' },
      { kind: 'undone', cause: 'removal', by: 'notification' },
      { kind: 'removed', by: 'window' },
    ]);
    expect(entries.every(({ deviceId }) => deviceId === key.id)).toBe(true);
  });

  it('is listed when its time is over', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const { key, requestId } = await stranger(gateway);
    const { digest } = gateway.waiting();
    const { pairing } = gateway.gateway;
    await pairing.approve({ requestId, digest, grant: 'asked', lastsMs: 3_600_000, by: 'window' });
    clock.advance(3_600_000);
    await expect.poll(async () => (await lastOf(gateway))?.kind).toBe('access-ended');
    expect(await lastOf(gateway)).toMatchObject({ deviceId: key.id, role: 'operator' });
  });
});

describe('an admission', () => {
  it('of the Control UI by the shared token alone is listed as a sign-in', async () => {
    const gateway = await startGateway();
    const key = new DeviceKey();
    const page = { origin: `http://127.0.0.1:${gateway.port}` };
    expect(await gateway.knock(controlUi(key, { auth: { token: TOKEN } }), page)).toMatchObject({ let: 'in' });
    expect(await historyOf(gateway)).toMatchObject([
      {
        ...{ kind: 'connected-by-secret', cause: 'token', deviceId: key.id, clientId: 'openclaw-control-ui' },
        ...{ address: '127.0.0.1', locality: 'local-browser', role: 'operator' },
      },
    ]);
  });

  it('that hands out a token is listed, and one by that token is not', async () => {
    const gateway = await startGateway();
    const { key } = await device(gateway, READ);
    expect(kindsOf(await historyOf(gateway))).toEqual(['token-issued', 'approved', 'requested']);
    expect(await lastOf(gateway)).toMatchObject({ deviceId: key.id, cause: 'token', scopes: READ });
  });
});

it('our own test request is in no history', async () => {
  const gateway = await startGateway();
  const key = new DeviceKey();
  gateway.gateway.pairing.expectTest(key.id);
  await gateway.pair(phone(key));
  await gateway.knock(wrong(key), HERE);
  await gateway.gateway.pairing.forgetTest(key.id);
  expect(await historyOf(gateway)).toEqual([]);
  await gateway.knock(wrong(), HERE);
  expect((await historyOf(gateway)).length).toBe(1);
});
