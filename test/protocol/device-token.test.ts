/** A device's name and tokens in its owner's hands: what ends, what is shown to whom, and what can't be brought back. */
import { describe, expect, it } from 'vitest';
import { startGateway, tempDir, TOKEN } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { phone } from '../support/phone.ts';
import { joinNode } from './node-party.ts';

const READ = ['operator.read'];
const REMOVED = { code: 4001, reason: 'device removed' };

describe('a rotation', () => {
  it('by another closes the device, ends its token, and shows nobody the new one', async () => {
    const gateway = await startGateway();
    const { key, token, client } = await device(gateway, READ);
    const admin = await cli(gateway, ['operator.pairing']);
    const answer = await admin.call('device.token.rotate', { deviceId: key.id, role: 'operator' });
    expect(answer.payload).toEqual({
      deviceId: key.id,
      role: 'operator',
      scopes: READ,
      rotatedAtMs: expect.any(Number),
      tokenDelivery: 'withheld-cross-device',
    });
    expect(await client.closed()).toEqual(REMOVED);
    expect(await gateway.knock(phone(key, { scopes: READ, auth: { deviceToken: token } }))).toMatchObject({
      error: { details: { code: 'AUTH_DEVICE_TOKEN_MISMATCH' } },
    });
    expect(await gateway.knock(phone(key, { scopes: READ, auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });

  it('by the device itself answers with the new token before it closes', async () => {
    const gateway = await startGateway();
    const { key, token, client } = await device(gateway, ['operator.pairing']);
    const answer = await client.call('device.token.rotate', { deviceId: key.id, role: 'operator' });
    const next = (answer as { payload: { token: string; tokenDelivery: string } }).payload;
    expect(next).toMatchObject({ tokenDelivery: 'in-band', token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await client.closed()).toEqual(REMOVED);
    const knock = (deviceToken: string) =>
      gateway.knock(phone(key, { scopes: ['operator.pairing'], auth: { deviceToken } }));
    expect(await knock(token)).toMatchObject({ let: 'out' });
    expect(await knock(next.token)).toMatchObject({ let: 'in', hello: { auth: { deviceToken: next.token } } });
  });

  it('stays within what was approved, and may narrow it', async () => {
    const gateway = await startGateway();
    const { key } = await device(gateway, ['operator.read', 'operator.write']);
    const admin = await cli(gateway, ['operator.admin']);
    const rotate = (scopes: readonly string[]) =>
      admin.call('device.token.rotate', { deviceId: key.id, role: 'operator', scopes });
    for (const scopes of [['operator.admin'], ['operator.superuser']]) {
      expect((await rotate(scopes)).error.message).toBe('device token rotation denied');
    }
    expect((await rotate(READ)).payload).toMatchObject({ scopes: READ });
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({
      error: { details: { reason: 'scope-upgrade' } },
    });
  });

  it.each([
    ['of a device that nobody knows', { deviceId: 'nobody', role: 'operator' }],
    ['of a role that there is none of', { role: 'admin' }],
    ['of a role that it does not have', { role: 'node' }],
  ])('%s is denied', async (_what, params) => {
    const gateway = await startGateway();
    const { key, client } = await device(gateway, READ);
    const admin = await cli(gateway, ['operator.admin']);
    const of = { deviceId: key.id, ...params };
    expect((await admin.call('device.token.rotate', of)).error.message).toBe('device token rotation denied');
    expect((await admin.call('device.token.revoke', of)).error.message).toBe('device token revocation denied');
    await client.settled();
  });

  it('of another device, or of a node, is no business of a device that may only pair', async () => {
    const gateway = await startGateway();
    const pairer = await device(gateway, ['operator.pairing']);
    const other = await device(gateway, READ);
    const node = await joinNode(gateway);
    const pairingCli = await cli(gateway, ['operator.pairing']);
    const denied = 'device token rotation denied';
    const rotate = (by: typeof pairingCli, deviceId: string, role: string) =>
      by.call('device.token.rotate', { deviceId, role });
    expect((await rotate(pairer.client, other.key.id, 'operator')).error.message).toBe(denied);
    expect((await rotate(pairingCli, node.key.id, 'node')).error.message).toBe(denied);
    const admin = await cli(gateway, ['operator.admin']);
    expect(await rotate(admin, node.key.id, 'node')).toMatchObject({ ok: true });
    expect(await node.client.closed()).toEqual(REMOVED);
  });
});

describe('a revocation', () => {
  it('closes the role, survives a restart, and only an approval revives it', async () => {
    const stateDir = await tempDir();
    const gateway = await startGateway({ stateDir });
    const { key, token, client } = await device(gateway, READ);
    const admin = await cli(gateway, ['operator.admin']);
    const answer = await admin.call('device.token.revoke', { deviceId: key.id, role: 'operator' });
    expect(answer.payload).toEqual({ deviceId: key.id, role: 'operator', revokedAtMs: expect.any(Number) });
    expect(await client.closed()).toEqual(REMOVED);
    expect((await admin.call('device.pair.list')).payload).toMatchObject({
      paired: [{ deviceId: key.id, roles: [], tokens: [{ role: 'operator', revokedAtMs: expect.any(Number) }] }],
    });
    await gateway.gateway.stop('gateway stopping');

    const again = await startGateway({ stateDir });
    expect(await again.knock(phone(key, { scopes: READ, auth: { deviceToken: token } }))).toMatchObject({ let: 'out' });
    expect(again.gateway.pairing.waiting()).toEqual([]);
    expect(await again.knock(phone(key, { scopes: READ, auth: { token: TOKEN } }))).toMatchObject({
      error: { details: { reason: 'role-upgrade' } },
    });
    await again.approve();
    expect(await again.knock(phone(key, { scopes: READ, auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
    const owner = await cli(again, ['operator.admin']);
    const [listed] = ((await owner.call('device.pair.list')) as { payload: { paired: { tokens: object[] }[] } }).payload
      .paired;
    expect(listed?.tokens.every((each) => !('revokedAtMs' in each))).toBe(true);
  });

  it('of a device’s own token is answered before its socket closes', async () => {
    const gateway = await startGateway();
    const { key, client } = await device(gateway, ['operator.pairing']);
    expect(await client.call('device.token.revoke', { deviceId: key.id, role: 'operator' })).toMatchObject({
      ok: true,
    });
    expect(await client.closed()).toEqual(REMOVED);
  });

  it('of one role leaves the other one connected', async () => {
    const gateway = await startGateway();
    const node = await joinNode(gateway);
    const operator = await device(gateway, READ, { key: node.key, client: node.asker.client });
    const admin = await cli(gateway, ['operator.admin']);
    await admin.call('device.token.revoke', { deviceId: node.key.id, role: 'node' });
    expect(await node.client.closed()).toEqual(REMOVED);
    await operator.client.settled();
    expect((await admin.call('node.list')).payload).toMatchObject({ nodes: [] });
    // Approved anew, it may run only what this approval grants.
    await gateway.knock(node.asker);
    const { requestId, digest } = gateway.waiting();
    await gateway.gateway.pairing.approve({ requestId, digest, grant: 'connect', by: 'window' });
    expect((await admin.call('node.list')).payload).toMatchObject({ nodes: [{ commands: [] }] });
  });
});

it('a device is renamed for good, and everyone who may see it hears of the change', async () => {
  const stateDir = await tempDir();
  const gateway = await startGateway({ stateDir });
  const { key, client } = await device(gateway, READ);
  const admin = await cli(gateway, ['operator.pairing']);
  const renamed = await admin.call('device.pair.rename', { deviceId: key.id, label: 'Kitchen\u202e' });
  expect(renamed.payload).toEqual({ deviceId: key.id, label: 'Kitchen' });
  expect(await admin.event('device.pair.changed')).toEqual({});
  expect((await admin.call('device.pair.list')).payload).toMatchObject({ paired: [{ operatorLabel: 'Kitchen' }] });
  await client.settled();
  const unknown = { deviceId: 'nobody', label: 'x' };
  expect((await admin.call('device.pair.rename', unknown)).error.message).toBe('unknown deviceId');
  const invisible = { deviceId: key.id, label: '\u202e' };
  expect((await admin.call('device.pair.rename', invisible)).error.message).toMatch(/label/);
  await gateway.gateway.stop('gateway stopping');
  const again = await startGateway({ stateDir });
  expect(again.gateway.pairing.devices()).toMatchObject([{ label: 'Kitchen' }]);
});
