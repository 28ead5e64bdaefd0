/** Who may use the pairing methods for what: an approver must hold what it grants, and a device sees only itself. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';

describe('an approval by the owner’s command line', () => {
  it.each([
    [['operator.pairing'], ['operator.read'], 'missing scope: operator.read'],
    [['operator.pairing', 'operator.read'], ['operator.read'], 'approved'],
    [['operator.pairing', 'operator.write'], ['operator.read', 'operator.write'], 'approved'],
    [['operator.pairing', 'operator.read'], ['operator.questions'], 'missing scope: operator.questions'],
    [['operator.pairing', 'operator.write'], ['operator.pairing'], 'approved'],
    [['operator.admin'], ['operator.admin', 'operator.pairing'], 'approved'],
    [['operator.pairing'], [], 'approved'],
  ])('that holds %j, of a device that asks %j: %s', async (held, asked, expected) => {
    const gateway = await startGateway();
    const approver = await cli(gateway, held);
    const { requestId } = await stranger(gateway, { scopes: asked });
    const answer = await approver.call('device.pair.approve', { requestId });
    expect(answer.ok ? 'approved' : answer.error.message).toBe(expected);
    if (!answer.ok) {
      expect(answer.error.code).toBe('INVALID_REQUEST');
      expect(gateway.waiting().requestId).toBe(requestId);
    }
    expect(gateway.gateway.pairing.devices().length).toBe(answer.ok ? 1 : 0);
  });

  it('of a node needs an administrator', async () => {
    const gateway = await startGateway();
    await gateway.knock(nodeHost(new DeviceKey(), { auth: { token: TOKEN } }));
    const { requestId } = gateway.waiting();
    const pairer = await cli(gateway, ['operator.pairing', 'operator.write']);
    expect(await pairer.call('device.pair.approve', { requestId })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_REQUEST', message: 'device pairing approval denied' },
    });
    const admin = await cli(gateway, ['operator.pairing', 'operator.admin']);
    expect(await admin.call('device.pair.approve', { requestId })).toMatchObject({ ok: true });
  });
});

describe.each(['by its token', 'by the shared secret', 'on its first connect, without any secret'])(
  'a device that may only pair, connected %s',
  (how) => {
    async function pairingDevice() {
      const gateway = await startGateway();
      const scopes = ['operator.pairing', 'operator.read'];
      if (how === 'by its token') return { gateway, ...(await device(gateway, scopes)) };
      const key = new DeviceKey();
      const asker = phone(key, { scopes, ...(how === 'by the shared secret' && { auth: { token: TOKEN } }) });
      await gateway.knock(asker);
      await gateway.approve();
      const outcome = await gateway.knock(asker);
      if (outcome.let === 'out') throw new Error(outcome.error.message);
      return { gateway, key, client: outcome.client, token: '' };
    }

    it('sees only itself', async () => {
      const { gateway, key, client } = await pairingDevice();
      await device(gateway, ['operator.read']);
      await stranger(gateway);
      const seen = (await client.call('device.pair.list')).payload as {
        pending: unknown[];
        paired: { deviceId: string }[];
      };
      expect([seen.pending, seen.paired.map((entry) => entry.deviceId)]).toEqual([[], [key.id]]);
      const own = (await client.call('desk.list')).payload as { waiting: unknown[]; devices: { deviceId: string }[] };
      expect([own.waiting, own.devices.map((entry) => entry.deviceId)]).toEqual([[], [key.id]]);
      const admin = await cli(gateway, ['operator.admin']);
      const all = (await admin.call('device.pair.list')).payload as { pending: unknown[]; paired: unknown[] };
      expect([all.pending.length, all.paired.length]).toEqual([1, 2]);
    });

    it('hears only of itself', async () => {
      const { gateway, key, client } = await pairingDevice();
      const { requestId } = await stranger(gateway);
      gateway.gateway.pairing.deny(requestId, 'window');
      await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.pairing', 'operator.questions'] }));
      const [own] = gateway.gateway.pairing.waiting();
      expect(await client.event('device.pair.requested')).toMatchObject({
        requestId: own?.requestId,
        deviceId: key.id,
      });
      expect(client.events.filter((event) => event.startsWith('device.pair.'))).toEqual(['device.pair.requested']);
    });

    it('decides about nobody else', async () => {
      const { gateway, client } = await pairingDevice();
      const other = await device(gateway, ['operator.read']);
      const { requestId } = await stranger(gateway, { scopes: ['operator.read'] });
      const answers = [
        await client.call('device.pair.approve', { requestId }),
        await client.call('device.pair.reject', { requestId }),
        await client.call('device.pair.remove', { deviceId: other.key.id }),
        await client.call('desk.approve', { requestId, digest: gateway.waiting().digest }),
        await client.call('desk.deny', { requestId }),
        await client.call('desk.dismiss', { requestId }),
        await client.call('desk.remove', { deviceId: other.key.id }),
        await client.call('desk.undoApproval', { requestId }),
        await client.call('desk.rename', { deviceId: other.key.id, name: 'mine' }),
        await client.call('desk.setAccess', { deviceId: other.key.id, role: 'operator', scopes: [] }),
        await client.call('desk.signOut', { deviceId: other.key.id }),
        await client.call('desk.block', { deviceId: other.key.id }),
        await client.call('desk.block', { requestId }),
        await client.call('desk.unblock', { deviceId: other.key.id }),
        await client.call('desk.restore', { deviceId: other.key.id }),
      ];
      expect(answers.map((answer) => (answer.ok ? 'done' : answer.error.message))).toEqual([
        'device pairing approval denied',
        'device pairing rejection denied',
        'device pairing removal denied',
        ...Array<string>(12).fill('This client may not decide about that device.'),
      ]);
      expect(gateway.waiting()).toMatchObject({ requestId, quiet: false });
      expect(gateway.gateway.pairing.devices().length).toBe(2);
    });

    it('does not let itself in further, but may take its own ask back and leave', async () => {
      const { gateway, key, client } = await pairingDevice();
      await gateway.knock(
        phone(key, { auth: { token: TOKEN }, scopes: ['operator.pairing', 'operator.read', 'operator.questions'] }),
      );
      const { requestId, digest } = gateway.waiting();
      for (const [method, params] of [
        ['device.pair.approve', { requestId }],
        ['desk.approve', { requestId, digest }],
      ] as const) {
        expect(await client.call(method, params)).toMatchObject({ ok: false });
      }
      expect(gateway.waiting().requestId).toBe(requestId);
      expect(await client.call('device.pair.reject', { requestId })).toMatchObject({ ok: true });
      expect(await client.call('device.pair.remove', { deviceId: key.id })).toMatchObject({ ok: true });
      expect(gateway.gateway.pairing.devices()).toEqual([]);
    });
  },
);

describe('an administrator’s device', () => {
  it('sees and decides about all, and may let in a node', async () => {
    const gateway = await startGateway();
    const { client } = await device(gateway, ['operator.admin']);
    await gateway.knock(nodeHost(new DeviceKey(), { auth: { token: TOKEN } }));
    const { requestId } = gateway.waiting();
    expect(await client.call('device.pair.list')).toMatchObject({ payload: { pending: [{ requestId }] } });
    expect(await client.call('device.pair.approve', { requestId })).toMatchObject({ ok: true });
  });
});
