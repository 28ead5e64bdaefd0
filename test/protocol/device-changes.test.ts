/** What an owner changes about a trusted device: its name, what it may do, whether it is signed in. Each holds at once and after a restart. */
import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { restarted, startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { controlUi, nodeOn, phone } from '../support/phone.ts';

const ASKED = ['operator.questions', 'operator.read', 'operator.write'];
const CHANGED = { code: 4001, reason: 'operator role changed' };
const REMOVED = { code: 4001, reason: 'device removed' };

async function scene(asked: readonly string[] = ASKED) {
  const gateway = await startGateway();
  const events: DeskEvent[] = [];
  gateway.gateway.pairing.subscribe((event) => events.push(event));
  const admin = await cli(gateway, ['operator.admin']);
  const { key, token, client } = await device(gateway, asked);
  const comeBack = (at: TestGateway = gateway) => at.knock(phone(key, { scopes: asked, auth: { deviceToken: token } }));
  const told = (type: DeskEvent['type']) => events.filter((event) => event.type === type);
  return { gateway, admin, key, token, client, comeBack, told, deviceId: key.id };
}

describe('desk.rename', () => {
  it('is what the device is called from then on; an empty name gives it its own one back', async () => {
    const { gateway, admin, deviceId, client, told } = await scene();
    expect(await admin.call('desk.rename', { deviceId, name: 'Anna’s phone' })).toMatchObject({ ok: true });
    await client.settled();
    expect(told('changed')).toMatchObject([{ what: 'renamed', by: 'client', device: { label: 'Anna’s phone' } }]);
    const after = await restarted(gateway);
    expect(after.gateway.pairing.devices()).toMatchObject([{ name: 'Pixel 9', label: 'Anna’s phone' }]);
    const again = await cli(after, ['operator.pairing']);
    expect(await again.call('desk.rename', { deviceId, name: '' })).toMatchObject({ ok: true });
    expect(after.gateway.pairing.devices()[0]).not.toHaveProperty('label');
  });

  it.each([
    ['of which nothing can be shown', { name: '\u200b\u202e' }, 'not-possible'],
    ['for a device that is not paired', { deviceId: 'f'.repeat(64), name: 'x' }, 'unknown-device'],
  ])('to a name %s changes nothing', async (_what, change, reason) => {
    const { gateway, admin, deviceId } = await scene();
    expect(await admin.call('desk.rename', { deviceId, ...change })).toMatchObject({ error: { details: { reason } } });
    expect(gateway.gateway.pairing.devices()[0]).not.toHaveProperty('label');
  });

  it('is a device’s own to do, and nobody’s who may not pair', async () => {
    const { gateway, key, client } = await scene(['operator.pairing', 'operator.read']);
    expect(await client.call('desk.rename', { deviceId: key.id, name: 'mine' })).toMatchObject({ ok: true });
    const reader = await cli(gateway, ['operator.read']);
    expect(await reader.call('desk.rename', { deviceId: key.id, name: 'x' })).toMatchObject({ ok: false });
  });
});

describe('desk.setAccess', () => {
  it('to less closes its sockets, and it comes back with less; to more again, with more', async () => {
    const { gateway, admin, deviceId, client, comeBack, told } = await scene();
    const narrow = { deviceId, role: 'operator', scopes: ['operator.read'] };
    expect(await admin.call('desk.setAccess', narrow)).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(CHANGED);
    expect(told('changed')).toMatchObject([{ what: 'access-changed', role: 'operator' }]);
    expect(await comeBack()).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);

    const after = await restarted(gateway);
    const outcome = await comeBack(after);
    expect(outcome).toMatchObject({ hello: { auth: { scopes: ['operator.read'] } } });
    expect(after.gateway.pairing.devices()).toMatchObject([{ withheld: ['operator.questions', 'operator.write'] }]);
    const adminAgain = await cli(after, ['operator.admin']);
    expect(await adminAgain.call('desk.setAccess', { deviceId, role: 'operator', scopes: ASKED })).toMatchObject({
      ok: true,
    });
    if (outcome.let === 'in') expect(await outcome.client.closed()).toEqual(CHANGED);
    expect(await comeBack(after)).toMatchObject({ hello: { auth: { scopes: ASKED } } });
  });

  it.each([
    ['more than it ever asked', { scopes: ['operator.admin'] }, 'not-possible'],
    ['what does not exist', { scopes: ['operator.superuser'] }, 'not-possible'],
    ['a role that it has not', { role: 'node' }, 'unknown-device'],
    ['another device', { deviceId: 'f'.repeat(64), scopes: [] }, 'unknown-device'],
  ])('to %s changes nothing and closes nothing', async (_what, change, reason) => {
    const { gateway, admin, deviceId, client } = await scene();
    const answer = await admin.call('desk.setAccess', { deviceId, role: 'operator', ...change });
    expect(answer).toMatchObject({ ok: false, error: { details: { reason } } });
    await client.settled();
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ scopes: ASKED, connected: true }]);
  });

  it('leaves the sockets of the other role alone, and those of a device that may do what it could before', async () => {
    const { gateway, admin, key, deviceId, client } = await scene();
    const asNode = nodeOn(phone(key), { auth: { token: TOKEN } });
    await gateway.knock(asNode);
    await gateway.approve();
    const node = await gateway.knock(asNode);
    if (node.let === 'out') throw new Error(node.error.message);
    const tomorrow = Date.now() + 86_400_000;
    const longer = { deviceId, role: 'operator', expiresAtMs: tomorrow };
    expect(await admin.call('desk.setAccess', longer)).toMatchObject({ ok: true });
    await client.settled();
    expect(await admin.call('desk.setAccess', { deviceId, role: 'operator', scopes: [] })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(CHANGED);
    await node.client.settled();
    const ofNode = { deviceId, role: 'node', expiresAtMs: tomorrow };
    expect(await admin.call('desk.setAccess', ofNode)).toMatchObject({ ok: true });
    expect(await admin.call('desk.setAccess', { ...ofNode, scopes: [] })).toMatchObject({
      error: { details: { reason: 'not-possible' } },
    });
    expect(gateway.gateway.pairing.devices()).toMatchObject([
      { expiresAtMs: { operator: tomorrow, node: tomorrow }, connectedRoles: ['node'] },
    ]);
  });

  it('gives only what the caller holds, and prolongs only that', async () => {
    const { gateway, deviceId } = await scene();
    const tomorrow = Date.now() + 86_400_000;
    const pairer = await cli(gateway, ['operator.pairing', 'operator.read']);
    const set = (change: object) => pairer.call('desk.setAccess', { deviceId, role: 'operator', ...change });
    expect(await set({ expiresAtMs: tomorrow })).toMatchObject({ ok: true }); // from always to tomorrow
    const refused = await set({ expiresAtMs: tomorrow + 1 });
    expect(refused).toMatchObject({ ok: false, error: { details: { reason: 'not-allowed' } } });
    expect(refused.error.message).toMatch(/^This client may not grant operator\.\S+, because it does not hold it\.$/);
    expect(await set({ expiresAtMs: null })).toMatchObject({ error: { details: { reason: 'not-allowed' } } });
    expect(await set({ scopes: ['operator.read'] })).toMatchObject({ ok: true });
    expect(await set({ expiresAtMs: null })).toMatchObject({ ok: true }); // it holds all that is left
    expect(await set({ scopes: ['operator.questions'] })).toMatchObject({
      error: { details: { reason: 'not-allowed' } },
    });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ scopes: ['operator.read'] }]);
  });

  it('of itself is no device’s to change, but an administrator’s, who is answered first', async () => {
    const { key, client } = await scene(['operator.pairing', 'operator.read']);
    const own = { deviceId: key.id, role: 'operator', scopes: [] };
    expect(await client.call('desk.setAccess', own)).toMatchObject({ ok: false });
    await client.settled();
    const admin = await scene(['operator.admin']);
    const mine = { deviceId: admin.key.id, role: 'operator', scopes: ['operator.read'] };
    expect(await admin.client.call('desk.setAccess', mine)).toMatchObject({ ok: true });
    expect(await admin.client.closed()).toEqual(CHANGED);
    expect(await admin.comeBack()).toMatchObject({ let: 'in', hello: { auth: { scopes: [] } } }); // it asks for admin
  });
});

describe('desk.signOut', () => {
  it('of a paired device ends its sockets and its tokens; it is listed, and asks again', async () => {
    const { gateway, admin, key, deviceId, client, token, comeBack, told } = await scene(['operator.admin']);
    expect(await admin.call('desk.signOut', { deviceId })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(REMOVED);
    expect(told('signed-out')).toMatchObject([{ deviceId, name: 'Pixel 9', device: { signedOut: true } }]);
    const withBoth = phone(key, { auth: { token: TOKEN, deviceToken: token }, scopes: ['operator.read'] });
    for (const next of [async () => gateway, () => restarted(gateway)]) {
      const at = await next();
      expect(at.gateway.pairing.devices()).toMatchObject([{ deviceId, signedOut: true, tokens: [], connected: false }]);
      expect(await comeBack(at)).toMatchObject({ error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } } });
      expect(await at.knock(withBoth)).toMatchObject({
        error: { details: { reason: 'not-paired' } },
      });
      expect(at.waiting()).toMatchObject({ known: 'known', approvedScopes: [] });
    }
  });

  it('is over once it is approved again, and then it holds what was granted then', async () => {
    const { gateway, admin, key, deviceId, client } = await scene(['operator.admin']);
    await admin.call('desk.signOut', { deviceId });
    await client.closed();
    const less = phone(key, { auth: { token: TOKEN }, scopes: ['operator.read'] });
    await gateway.knock(less);
    await gateway.approve();
    expect(await gateway.knock(less)).toMatchObject({ let: 'in' });
    const [view] = gateway.gateway.pairing.devices();
    expect(view).toMatchObject({ scopes: ['operator.read'], withheld: [] });
    expect(view).not.toHaveProperty('signedOut');
  });

  it('of a page that the shared secret alone let in: it must be approved from then on', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.admin']);
    const key = new DeviceKey();
    const page = controlUi(key, { auth: { token: TOKEN } });
    const origin = { origin: `http://127.0.0.1:${gateway.port}` };
    const outcome = await gateway.knock(page, origin);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    const deviceId = key.id;
    expect(await admin.call('desk.list')).toMatchObject({
      payload: {
        devices: [],
        signedIn: [{ deviceId, clientId: 'openclaw-control-ui', sessions: [{ role: 'operator' }] }],
      },
    });
    expect(await admin.call('desk.signOut', { deviceId })).toMatchObject({ ok: true });
    expect(await outcome.client.closed()).toEqual(REMOVED);
    expect(await admin.call('desk.blocks')).toMatchObject({ payload: { blocks: [{ kind: 'signed-out', deviceId }] } });
    const after = await restarted(gateway);
    const there = { origin: `http://127.0.0.1:${after.port}` };
    expect(await after.knock(page, there)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
    expect(await after.knock(controlUi(new DeviceKey(), { auth: { token: TOKEN } }), there)).toMatchObject({
      let: 'in',
    });
    // Approved for less than everything, it has no more than that, though it still shows the secret.
    const { requestId, digest } = after.waiting();
    const adminAgain = await cli(after, ['operator.admin']);
    await adminAgain.call('desk.approve', { requestId, digest, scopes: ['operator.read'] });
    expect(await after.knock(page, there)).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
    expect(await adminAgain.call('desk.blocks')).toMatchObject({ payload: { blocks: [] } });
  });

  it('of a page may be lifted, and then the secret is enough again', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.admin']);
    const key = new DeviceKey();
    const deviceId = key.id;
    expect(await admin.call('desk.signOut', { deviceId })).toMatchObject({ ok: true }); // by the id that the history shows
    const origin = { origin: `http://127.0.0.1:${gateway.port}` };
    const page = controlUi(key, { auth: { token: TOKEN } });
    expect(await gateway.knock(page, origin)).toMatchObject({ let: 'out' });
    expect(await admin.call('desk.unblock', { deviceId })).toMatchObject({ ok: true });
    expect(await gateway.knock(page, origin)).toMatchObject({ let: 'in' });
  });

  it('of something that is no key is refused', async () => {
    const { admin } = await scene();
    expect(await admin.call('desk.signOut', { deviceId: 'nobody' })).toMatchObject({
      error: { details: { reason: 'unknown-device' } },
    });
  });

  it('of itself answers the device first', async () => {
    const { key, client, comeBack } = await scene(['operator.pairing']);
    expect(await client.call('desk.signOut', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(REMOVED);
    expect(await comeBack()).toMatchObject({ let: 'out' });
  });

  it('takes back what the device asks beside', async () => {
    const { gateway, admin, key, deviceId } = await scene(['operator.read']);
    await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.admin'] }));
    expect(gateway.waiting().reason).toBe('scope-upgrade');
    await admin.call('desk.signOut', { deviceId });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });
});

it('a page whose key was removed must be approved, whatever secret it shows', async () => {
  const { gateway, key, client } = await scene();
  const page = controlUi(key, { auth: { token: TOKEN } });
  await gateway.gateway.pairing.remove(key.id, 'window');
  expect(await client.closed()).toEqual(REMOVED);
  const origin = { origin: `http://127.0.0.1:${gateway.port}` };
  expect(await gateway.knock(page, origin)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
  expect(gateway.waiting().known).toBe('removed-before');
  const other = controlUi(new DeviceKey(), { auth: { token: TOKEN } });
  expect(await gateway.knock(other, origin)).toMatchObject({ let: 'in' });
});

it('a device that comes in while its access is taken never stays with what it had', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { gateway, deviceId, client, comeBack } = await scene();
    const { pairing } = gateway.gateway;
    const by = 'window' as const;
    const [outcome] = await Promise.all([
      comeBack(),
      round % 2 === 0
        ? pairing.signOut(deviceId, by)
        : pairing.setAccess({ deviceId, role: 'operator', scopes: ['operator.read'], by }),
    ]);
    await client.closed();
    if (outcome.let === 'in' && (round % 2 === 0 || outcome.hello.auth.scopes.length > 1)) {
      expect(await outcome.client.closed()).toMatchObject({ code: 4001 });
    }
    await gateway.gateway.stop('test');
  }
});
