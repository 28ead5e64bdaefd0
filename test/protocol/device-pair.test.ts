/** The official methods for approving devices: their results, their events, their words. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { FullDisk } from '../support/full-disk.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { nodeHost, phone } from '../support/phone.ts';

describe('device.pair.list', () => {
  it('shows who waits and who is trusted, in the official shape', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    expect(await admin.call('device.pair.list')).toMatchObject({ ok: true, payload: { pending: [], paired: [] } });

    const { key, requestId } = await stranger(gateway);
    const facts = {
      deviceId: key.id,
      publicKey: key.publicKey,
      displayName: 'Pixel 9',
      platform: 'android 15 (SDK 35)',
      deviceFamily: 'Android',
      clientId: 'openclaw-android',
      clientMode: 'ui',
      role: 'operator',
      roles: ['operator'],
      scopes: ['operator.read', 'operator.write'],
    };
    const pending = { ...facts, requestId, silent: false, isRepair: false, ts: expect.any(Number) };
    expect(await admin.call('device.pair.list', {})).toMatchObject({ payload: { pending: [pending], paired: [] } });

    await admin.call('device.pair.list');
    await gateway.approve();
    const listed = await admin.call('device.pair.list');
    expect(listed).toMatchObject({
      payload: {
        pending: [],
        paired: [
          {
            ...facts,
            approvedVia: 'owner',
            connected: false,
            createdAtMs: expect.any(Number),
            approvedAtMs: expect.any(Number),
            tokens: [],
          },
        ],
      },
    });

    await gateway.knock(phone(key, { auth: { token: TOKEN } }));
    const connected = await admin.call('device.pair.list');
    expect(connected).toMatchObject({
      payload: {
        paired: [
          {
            connected: true,
            lastSeenAtMs: expect.any(Number),
            lastSeenReason: 'connect',
            tokens: [{ role: 'operator', scopes: facts.scopes, createdAtMs: expect.any(Number) }],
          },
        ],
      },
    });
  });

  it('never shows a token, or what one is known by', async () => {
    const gateway = await startGateway();
    const { token } = await device(gateway, ['operator.read']);
    const admin = await cli(gateway, ['operator.pairing']);
    const text = JSON.stringify(await admin.call('device.pair.list'));
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/hash|withheld|firstConnect/);
  });

  it('names the address of who asks from elsewhere, and not of who asks from here', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    await gateway.knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), { headers: { Host: '192.168.1.5' } });
    const remote = await admin.call('device.pair.list');
    expect(remote).toMatchObject({ payload: { pending: [{ remoteIp: '127.0.0.1' }] } });
    await stranger(gateway);
    const [newest] = ((await admin.call('device.pair.list')).payload as { pending: object[] }).pending;
    expect(newest).not.toHaveProperty('remoteIp');
  });

  it('marks a known device that asks for more as a repair', async () => {
    const gateway = await startGateway();
    const { key, token } = await device(gateway, ['operator.read']);
    await gateway.knock(phone(key, { auth: { deviceToken: token }, scopes: ['operator.admin'] }));
    const admin = await cli(gateway, ['operator.pairing']);
    expect(await admin.call('device.pair.list')).toMatchObject({ payload: { pending: [{ isRepair: true }] } });
  });
});

describe('device.pair.approve', () => {
  it('lets the device in, tells those who may pair before its own answer, and says so once', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.admin']);
    const reader = await cli(gateway, ['operator.read']);
    const { key, requestId } = await stranger(gateway);
    expect(await admin.event('device.pair.requested')).toMatchObject({ requestId, deviceId: key.id });

    const answer = await admin.call('device.pair.approve', { requestId });
    expect(answer).toMatchObject({
      ok: true,
      payload: { requestId, device: { deviceId: key.id, scopes: ['operator.read', 'operator.write'] } },
    });
    const order = admin.frames.map((frame) => frame['event'] ?? frame['id']);
    expect(order.indexOf('device.pair.resolved')).toBeLessThan(order.lastIndexOf('1'));
    expect(await admin.event('device.pair.resolved')).toEqual({
      requestId,
      deviceId: key.id,
      decision: 'approved',
      ts: expect.any(Number),
    });
    expect(await admin.call('device.pair.approve', { requestId })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_REQUEST', message: 'unknown requestId' },
    });
    await reader.settled();
    expect(reader.events.filter((event) => event.startsWith('device.pair'))).toEqual([]);
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ approvedBy: 'client' }]);
  });

  it('of one request by two at once is done once', async () => {
    const gateway = await startGateway();
    const admins = await Promise.all([cli(gateway, ['operator.admin']), cli(gateway, ['operator.admin'])]);
    const { requestId } = await stranger(gateway);
    const answers = await Promise.all(admins.map((admin) => admin.call('device.pair.approve', { requestId })));
    expect(answers.map((answer) => answer.ok).toSorted()).toEqual([false, true]);
    expect(answers.find((answer) => !answer.ok)?.error.message).toBe('unknown requestId');
  });

  it('that cannot be saved says so, and can be made again', async () => {
    const disk = new FullDisk(true);
    const gateway = await startGateway({
      ports: disk.ports,
    });
    const admin = await cli(gateway, ['operator.admin']);
    const { key, requestId } = await stranger(gateway);
    expect(await admin.call('device.pair.approve', { requestId })).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', message: expect.stringMatching(/^Nothing was changed/) },
    });
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'out' });
    disk.full = false;
    expect(await admin.call('device.pair.approve', { requestId })).toMatchObject({ ok: true });
    disk.full = true;
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({
      let: 'out',
      error: { code: 'UNAVAILABLE', retryable: true },
    });
    disk.full = false;
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });
});

describe('device.pair.reject', () => {
  it('ends the request, tells it, and the device is then told to pause, though it may ask again', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    const { key, requestId } = await stranger(gateway);
    expect(await admin.call('device.pair.reject', { requestId })).toMatchObject({
      ok: true,
      payload: { requestId, deviceId: key.id },
    });
    expect(await admin.event('device.pair.resolved')).toMatchObject({ requestId, decision: 'rejected' });
    expect(await admin.call('device.pair.reject', { requestId })).toMatchObject({
      error: { message: 'unknown requestId' },
    });

    const again = await gateway.knock(phone(key, { auth: { token: TOKEN } }));
    expect(again).toMatchObject({
      error: { retryable: false, details: { code: 'PAIRING_REQUIRED', retryable: false, pauseReconnect: true } },
    });
    if (again.let === 'out') expect(again.error.details).not.toHaveProperty('recommendedNextStep');
    expect(gateway.waiting()).toMatchObject({ quiet: true });
    expect(gateway.waiting().requestId).not.toBe(requestId);
    await gateway.approve();
    expect(await gateway.knock(phone(key, { auth: { token: TOKEN } }))).toMatchObject({ let: 'in' });
  });
});

describe('device.pair.remove', () => {
  it('takes the device out, and a second time there is none', async () => {
    const gateway = await startGateway();
    const { key, token, client } = await device(gateway, ['operator.read']);
    const admin = await cli(gateway, ['operator.pairing']);
    expect(await admin.call('device.pair.remove', { deviceId: key.id })).toMatchObject({
      ok: true,
      payload: { deviceId: key.id },
    });
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(await admin.call('device.pair.list')).toMatchObject({ payload: { paired: [] } });
    expect(await admin.call('device.pair.remove', { deviceId: key.id })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_REQUEST', message: 'unknown deviceId' },
    });
    expect(await gateway.knock(phone(key, { auth: { deviceToken: token } }))).toMatchObject({ let: 'out' });
  });

  it('of the device that asks for it is answered before its own socket closes', async () => {
    const gateway = await startGateway();
    const { key, client } = await device(gateway, ['operator.pairing']);
    expect(await client.call('device.pair.remove', { deviceId: key.id })).toMatchObject({
      ok: true,
      payload: { deviceId: key.id },
    });
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(client.frames.at(-1)).toMatchObject({ type: 'res', ok: true });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  });

  it('ends what the device still asks for', async () => {
    const gateway = await startGateway();
    const { key, token } = await device(gateway, ['operator.read']);
    await gateway.knock(phone(key, { auth: { deviceToken: token }, scopes: ['operator.admin'] }));
    const admin = await cli(gateway, ['operator.pairing']);
    const { requestId } = gateway.waiting();
    await admin.call('device.pair.remove', { deviceId: key.id });
    expect(await admin.event('device.pair.resolved')).toMatchObject({ requestId, decision: 'rejected' });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
  });
});

describe('a request that is replaced', () => {
  it('is told as rejected before the new one is told', async () => {
    const gateway = await startGateway();
    const admin = await cli(gateway, ['operator.pairing']);
    const { key, requestId } = await stranger(gateway);
    await gateway.knock(phone(key, { auth: { token: TOKEN } }));
    await gateway.knock(phone(key, { auth: { token: TOKEN }, scopes: ['operator.admin'] }));
    await gateway.knock(nodeHost(key, { auth: { token: TOKEN } }));
    await admin.settled();
    const told = admin.frames.flatMap((frame) => {
      const payload = frame['payload'] as { requestId?: string; decision?: string; role?: string };
      return String(frame['event']).startsWith('device.pair.')
        ? [[frame['event'], payload.decision ?? payload.role]]
        : [];
    });
    expect(told).toEqual([
      ['device.pair.requested', 'operator'],
      ['device.pair.resolved', 'rejected'],
      ['device.pair.requested', 'operator'],
      ['device.pair.requested', 'node'],
    ]);
    expect(gateway.gateway.pairing.waiting().map((request) => request.requestId)).not.toContain(requestId);
  });
});
