/** Our own methods, by which a page decides about exactly what it showed. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, stranger } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';

describe('desk.list', () => {
  it('shows what waits, who is trusted, how the gateway does and its time, and no secret', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const { token } = await device(gateway, ['operator.read']);
    const { requestId } = await stranger(gateway);
    const admin = await cli(gateway, ['operator.pairing']);
    const answer = await admin.call('desk.list');
    expect(answer).toMatchObject({
      ok: true,
      payload: {
        waiting: [
          { requestId, code: requestId.slice(-6), digest: expect.stringMatching(/^[0-9a-f]{16}$/), ordinary: true },
        ],
        devices: [
          { name: 'Pixel 9', scopes: ['operator.read'], connected: true, connectedRoles: ['operator'], test: false },
        ],
        status: {
          state: 'running',
          paired: 1,
          connected: 1,
          waiting: 1,
          token: { kind: 'environment', mode: 'token' },
        },
        nowMs: clock.now(),
      },
    });
    const text = JSON.stringify(answer);
    for (const secret of [token, TOKEN, 'publicKey', 'hash']) expect(text).not.toContain(secret);
  });

  it('is asked for again when it is told that something changed', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const admin = await cli(gateway, ['operator.pairing']);
    const reader = await cli(gateway, ['operator.read']);
    await stranger(gateway);
    await stranger(gateway);
    clock.advance(50);
    expect(await admin.event('desk.changed')).toEqual({});
    await admin.settled();
    await reader.settled();
    expect(admin.events.filter((event) => event === 'desk.changed').length).toBe(1);
    expect(reader.events).not.toContain('desk.changed');
  });
});

describe('desk.approve', () => {
  it('of what was shown lets the device in', async () => {
    const gateway = await startGateway();
    const { key, requestId } = await stranger(gateway);
    const admin = await cli(gateway, ['operator.admin']);
    const { digest } = gateway.waiting();
    expect(await admin.call('desk.approve', { requestId, digest })).toMatchObject({
      ok: true,
      payload: { requestId, deviceId: key.id },
    });
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });

  it('of something else than what waits changes nothing', async () => {
    const gateway = await startGateway();
    const { key, requestId } = await stranger(gateway);
    const admin = await cli(gateway, ['operator.admin']);
    const { digest } = gateway.waiting();
    const other = digest.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    const otherId = requestId.replace(/^./, (first) => (first === 'x' ? 'y' : 'x'));
    for (const [params, reason] of [
      [{ requestId, digest: other }, 'changed'],
      [{ requestId: otherId, digest }, 'unknown-request'],
    ] as const) {
      expect(await admin.call('desk.approve', params)).toMatchObject({
        ok: false,
        error: { code: 'INVALID_REQUEST', details: { reason } },
      });
    }
    expect(gateway.waiting()).toMatchObject({ requestId, digest });
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'out' });
    expect(await admin.call('desk.approve', { requestId, digest })).toMatchObject({ ok: true });
  });

  it('cannot name a request by less than its id and its digest', async () => {
    const gateway = await startGateway();
    const { requestId } = await stranger(gateway);
    const admin = await cli(gateway, ['operator.admin']);
    expect(await admin.call('desk.approve', { requestId })).toMatchObject({
      error: { message: expect.stringContaining('digest') },
    });
    expect(await admin.call('desk.approve', { requestId, digest: '' })).toMatchObject({ ok: false });
    expect(gateway.gateway.pairing.waiting().length).toBe(1);
  });

  it('cannot grant what the caller does not hold, nor let in a node without being an administrator', async () => {
    const gateway = await startGateway();
    const { requestId } = await stranger(gateway, { scopes: ['operator.read'] });
    const pairer = await cli(gateway, ['operator.pairing']);
    const { digest } = gateway.waiting();
    expect(await pairer.call('desk.approve', { requestId, digest })).toMatchObject({
      error: { message: 'This client may not grant operator.read, because it does not hold it.' },
    });
    const reader = await cli(gateway, ['operator.pairing', 'operator.read']);
    expect(await reader.call('desk.approve', { requestId, digest })).toMatchObject({ ok: true });
    await gateway.knock(nodeHost(new DeviceKey(), { auth: { token: TOKEN } }));
    const node = gateway.waiting();
    const ask = { requestId: node.requestId, digest: node.digest };
    expect(await reader.call('desk.approve', ask)).toMatchObject({ ok: false });
    expect(await (await cli(gateway, ['operator.admin'])).call('desk.approve', ask)).toMatchObject({ ok: true });
  });
});

describe('desk.deny, desk.dismiss and desk.remove', () => {
  it('end a request, put it off, and take a device out', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    const { requestId, key } = await stranger(gateway);
    expect(await admin.call('desk.dismiss', { requestId })).toMatchObject({
      ok: true,
      payload: { requestId, deviceId: key.id },
    });
    expect(gateway.waiting()).toMatchObject({ requestId, quiet: true });
    expect(await admin.call('desk.deny', { requestId })).toMatchObject({
      ok: true,
      payload: { requestId, deviceId: key.id },
    });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
    for (const method of ['desk.dismiss', 'desk.deny']) {
      expect(await admin.call(method, { requestId })).toMatchObject({
        error: { details: { reason: 'unknown-request' } },
      });
    }
    const paired = await device(gateway, ['operator.read']);
    expect(await admin.call('desk.remove', { deviceId: paired.key.id })).toMatchObject({ ok: true });
    expect(await paired.client.closed()).toMatchObject({ code: 4001 });
    expect(await admin.call('desk.remove', { deviceId: paired.key.id })).toMatchObject({
      error: { details: { reason: 'unknown-device' } },
    });
  });

  it('answer a device that removes itself before its socket closes', async () => {
    const gateway = await startGateway();
    const { client, key } = await device(gateway, ['operator.pairing']);
    expect(await client.call('desk.remove', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await client.closed()).toMatchObject({ code: 4001 });
  });
});

describe('the person at this computer', () => {
  it.each(['window', 'command-line'] as const)(
    'decides by the %s without a token, and is named as the one who did',
    async (surface) => {
      const gateway = await startGateway();
      const owner = new Owner(gateway, surface);
      expect(owner.frames[0]).toMatchObject({
        type: 'event',
        event: 'hello-ok',
        payload: { auth: { role: 'operator' } },
      });
      await gateway.knock(nodeHost(new DeviceKey(), { auth: { token: TOKEN } }));
      const { requestId, digest } = gateway.waiting();
      expect(await owner.call('desk.approve', { requestId, digest })).toMatchObject({ ok: true });
      expect(gateway.gateway.pairing.devices()).toMatchObject([{ approvedBy: surface }]);
    },
  );

  it('alone may ask for the token or stop the gateway, whatever scopes another holds', async () => {
    const gateway = await startGateway();
    const owner = new Owner(gateway);
    expect(await owner.call('host.token')).toMatchObject({ ok: true, payload: { token: TOKEN } });
    const admin = await cli(gateway, ['operator.admin']);
    for (const method of ['host.token', 'host.start', 'host.stop', 'host.restart']) {
      expect(await admin.call(method)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
    expect(gateway.gateway.status().state).toBe('running');
  });

  it('stays connected while the gateway restarts', async () => {
    const gateway = await startGateway({ run: { port: 0 } });
    const owner = new Owner(gateway);
    expect(await owner.call('host.restart')).toMatchObject({ ok: true });
    expect(await owner.call('desk.list')).toMatchObject({ payload: { status: { state: 'running' } } });
    expect(owner.frames.filter((frame) => frame['event'] === 'shutdown').length).toBe(1);
  });
});
