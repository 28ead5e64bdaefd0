/** Keeping a key out before it becomes a request, and an address for an hour. Calm, listed, lifted with one call, kept over a restart. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { restarted, startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { controlUi, phone } from '../support/phone.ts';

const REMOVED = { code: 4001, reason: 'device removed' };
const HOUR = 3_600_000;
/** As from another machine: not under this computer's own loopback name, and from an address of its own. */
const from = (localAddress: string) => ({ localAddress, headers: { host: 'desk' } });
const withSecret = (key: DeviceKey) => phone(key, { auth: { token: TOKEN } });

async function scene(options: Parameters<typeof startGateway>[0] = {}) {
  const gateway = await startGateway(options);
  const events: DeskEvent[] = [];
  gateway.gateway.pairing.subscribe((event) => events.push(event));
  const admin = await cli(gateway, ['operator.admin']);
  const blocks = async () =>
    ((await admin.call('desk.blocks')).payload as { blocks: readonly Record<string, unknown>[] }).blocks;
  return { gateway, admin, events, blocks };
}

describe('blocking who asks', () => {
  it('takes the request away, and refuses the key from then on without making another', async () => {
    const { gateway, admin, events, blocks } = await scene();
    const { key, requestId } = await stranger(gateway);
    const { code } = gateway.waiting();
    expect(await admin.call('desk.block', { requestId })).toMatchObject({
      ok: true,
      payload: { requestId, deviceId: key.id },
    });
    expect(gateway.gateway.pairing.waiting()).toEqual([]);
    expect(await blocks()).toMatchObject([{ kind: 'key', deviceId: key.id, name: 'Pixel 9', code, by: 'client' }]);
    for (const next of [async () => gateway, () => restarted(gateway)]) {
      const at = await next();
      const outcome = await at.knock(withSecret(key));
      expect(outcome).toMatchObject({
        let: 'out',
        error: {
          code: 'NOT_PAIRED',
          message: "pairing required: this device is not accepted by the gateway's owner",
          retryable: false,
          details: { code: 'PAIRING_REQUIRED', pauseReconnect: true, retryable: false, blocked: true },
        },
        closed: { code: 1008 },
      });
      if (outcome.let === 'out') expect(outcome.error.details).not.toHaveProperty('requestId');
      expect(await at.knock(phone(key))).toMatchObject({ error: { details: { blocked: true } } });
      expect(at.gateway.pairing.waiting()).toEqual([]);
    }
    expect(events.filter(({ type }) => type === 'requested')).toHaveLength(1);
    expect(events.find(({ type }) => type === 'blocked')).toMatchObject({ block: { deviceId: key.id }, by: 'client' });
  });

  it('leaves every other key alone', async () => {
    const { gateway, admin } = await scene();
    const { requestId } = await stranger(gateway);
    await admin.call('desk.block', { requestId });
    expect(await gateway.knock(withSecret(new DeviceKey()))).toMatchObject({
      error: { details: { requestId: expect.any(String) } },
    });
  });

  it('is lifted with one call: the device may ask again at once, and is announced', async () => {
    const { gateway, admin, events, blocks } = await scene();
    const { key, requestId } = await stranger(gateway);
    await admin.call('desk.block', { requestId });
    expect(await admin.call('desk.unblock', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await blocks()).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'unblocked', block: { kind: 'key', deviceId: key.id } });
    expect(await gateway.knock(withSecret(key))).toMatchObject({
      error: { details: { pauseReconnect: false, recommendedNextStep: 'wait_then_retry' } },
    });
    expect(gateway.waiting()).toMatchObject({ quiet: false, known: 'removed-before' });
    expect(await admin.call('desk.unblock', { deviceId: key.id })).toMatchObject({
      error: { details: { reason: 'not-possible' } },
    });
  });

  it('of a request that is not there, or of nobody, is refused', async () => {
    const { admin } = await scene();
    for (const [params, reason] of [
      [{ requestId: 'nothing-AAAAAA' }, 'unknown-request'],
      [{ deviceId: 'nobody' }, 'unknown-device'],
    ] as const) {
      expect(await admin.call('desk.block', params)).toMatchObject({ error: { details: { reason } } });
    }
    for (const params of [{}, { deviceId: 'f'.repeat(64), requestId: 'x' }]) {
      expect(await admin.call('desk.block', params)).toMatchObject({
        error: { message: expect.stringContaining('name a device or a request') },
      });
    }
  });

  it('at the moment of an approval ends with a device that is out', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { gateway, admin } = await scene();
      const { key, requestId } = await stranger(gateway);
      const { digest } = gateway.waiting();
      await Promise.all([
        admin.call('desk.approve', { requestId, digest }),
        admin.call('desk.block', { deviceId: key.id }),
      ]);
      expect(gateway.gateway.pairing.devices()).toEqual([]);
      expect(gateway.gateway.pairing.waiting()).toEqual([]);
      expect(await gateway.knock(withSecret(key))).toMatchObject({ error: { details: { blocked: true } } });
      await gateway.gateway.stop('test');
    }
  });
});

describe('blocking a trusted device', () => {
  it('cuts it off, removes it, and keeps its token from opening anything', async () => {
    const { gateway, admin, events, blocks } = await scene();
    const { key, token, client } = await device(gateway, ['operator.read']);
    expect(await admin.call('desk.block', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(REMOVED);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(await blocks()).toMatchObject([{ kind: 'key', deviceId: key.id, name: 'Pixel 9' }]);
    expect(events.flatMap(({ type }) => (type === 'blocked' || type === 'removed' ? [type] : []))).toEqual([
      'blocked',
      'removed',
    ]);
    const byToken = phone(key, { auth: { deviceToken: token }, scopes: ['operator.read'] });
    for (const next of [async () => gateway, () => restarted(gateway)]) {
      expect(await (await next()).knock(byToken)).toMatchObject({ error: { details: { blocked: true } } });
    }
  });

  it('and lifting it again trusts it no more: it asks, as one that was here before', async () => {
    const { gateway, admin } = await scene();
    const { key, token } = await device(gateway, ['operator.read']);
    await admin.call('desk.block', { deviceId: key.id });
    await admin.call('desk.unblock', { deviceId: key.id });
    const byToken = phone(key, { auth: { token: TOKEN, deviceToken: token } });
    expect(await gateway.knock(byToken)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
    expect(gateway.waiting()).toMatchObject({ known: 'removed-before' });
  });

  it('of its own, an administrator is answered before it is cut off', async () => {
    const { gateway } = await scene();
    const { key, client } = await device(gateway, ['operator.admin']);
    expect(await client.call('desk.block', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(REMOVED);
  });
});

describe('blocking a page that the secret let in', () => {
  it('closes it, and the secret does not let it in again', async () => {
    const { gateway, admin } = await scene();
    const key = new DeviceKey();
    const page = controlUi(key, { auth: { token: TOKEN } });
    const origin = { origin: `http://127.0.0.1:${gateway.port}` };
    const outcome = await gateway.knock(page, origin);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    expect(await admin.call('desk.block', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await outcome.client.closed()).toEqual(REMOVED);
    expect(await gateway.knock(page, origin)).toMatchObject({ error: { details: { blocked: true } } });
  });
});

describe('blocking an address too', () => {
  it('refuses every unknown key from there for an hour, but no paired one and no other address', async () => {
    const clock = new FakeClock();
    const { gateway, admin, blocks } = await scene({ clock });
    const trusted = await device(gateway, ['operator.read']);
    const here = from('127.0.0.2');
    const keys = [new DeviceKey(), new DeviceKey()] as const;
    for (const key of keys) await gateway.knock(withSecret(key), here);
    await gateway.knock(withSecret(new DeviceKey()), from('127.0.0.3'));
    const [, , first] = gateway.gateway.pairing.waiting();
    expect(first).toMatchObject({ deviceId: keys[0].id, address: '127.0.0.2', locality: 'remote' });
    await admin.call('desk.block', { requestId: first?.requestId, address: true });
    expect(gateway.gateway.pairing.waiting()).toMatchObject([{ address: '127.0.0.3' }]);
    expect(await blocks()).toMatchObject([
      { kind: 'key', deviceId: keys[0].id },
      { kind: 'address', address: '127.0.0.2', untilMs: clock.now() + HOUR },
    ]);

    const refused = { error: { details: { blocked: true } } };
    expect(await gateway.knock(withSecret(keys[1]), here)).toMatchObject(refused);
    expect(await gateway.knock(withSecret(new DeviceKey()), here)).toMatchObject(refused);
    const byToken = phone(trusted.key, { auth: { deviceToken: trusted.token }, scopes: ['operator.read'] });
    expect(await gateway.knock(byToken, here)).toMatchObject({ let: 'in' });
    expect(await gateway.knock(withSecret(new DeviceKey()), from('127.0.0.4'))).toMatchObject({
      error: { details: { requestId: expect.any(String) } },
    });

    const after = await startGateway({ stateDir: gateway.places.stateDir, clock });
    expect(await after.knock(withSecret(new DeviceKey()), here)).toMatchObject(refused);
    clock.advance(HOUR);
    expect(await after.knock(withSecret(keys[1]), here)).toMatchObject({
      error: { details: { requestId: expect.any(String) } },
    });
    expect(await after.knock(withSecret(keys[0]), here)).toMatchObject(refused); // the key itself for good
  });

  it('closes the pages from there that the secret alone let in, and no others', async () => {
    const site = 'https://gw.example';
    const config = `{ gateway: { controlUi: { allowedOrigins: ["${site}"] } } }`;
    const { gateway, admin } = await scene({ config });
    const open = async (localAddress: string) => {
      const page = controlUi(new DeviceKey(), { auth: { token: TOKEN } });
      const outcome = await gateway.knock(page, { localAddress, headers: { host: 'gw.example' }, origin: site });
      if (outcome.let === 'out') throw new Error(outcome.error.message);
      return outcome.client;
    };
    const [near, far] = [await open('127.0.0.2'), await open('127.0.0.3')];
    await gateway.knock(withSecret(new DeviceKey()), from('127.0.0.2'));
    await admin.call('desk.block', { requestId: gateway.waiting().requestId, address: true });
    expect(await near.closed()).toEqual(REMOVED);
    await far.settled();
  });

  it('is lifted by the address', async () => {
    const { gateway, admin, blocks } = await scene();
    await gateway.knock(withSecret(new DeviceKey()), from('127.0.0.2'));
    const { requestId } = gateway.waiting();
    await admin.call('desk.block', { requestId, address: true });
    expect(await admin.call('desk.unblock', { address: '127.0.0.2' })).toMatchObject({ ok: true });
    expect(await blocks()).toMatchObject([{ kind: 'key' }]);
    expect(await gateway.knock(withSecret(new DeviceKey()), from('127.0.0.2'))).toMatchObject({
      error: { details: { requestId: expect.any(String) } },
    });
  });

  it('is refused where it is this computer’s own, which others share', async () => {
    const { gateway, admin, blocks } = await scene();
    const { requestId } = await stranger(gateway);
    expect(await admin.call('desk.block', { requestId, address: true })).toMatchObject({
      error: { details: { reason: 'not-possible' } },
    });
    expect([await blocks(), gateway.waiting().requestId]).toEqual([[], requestId]);
    expect(await admin.call('desk.block', { requestId })).toMatchObject({ ok: true });
  });
});

describe('a block that cannot be saved', () => {
  it.each(['list', 'device'] as const)('because of the %s changes nothing, and can be made again', async (which) => {
    let full = false;
    const fails = async () => {
      if (full) throw new Error('ENOSPC');
    };
    const { gateway, admin, blocks } = await scene({
      ports: (ports) => ({
        ...ports,
        blocks: {
          load: () => ports.blocks.load(),
          save: async (all) => {
            if (which === 'list') await fails();
            await ports.blocks.save(all);
          },
        },
        store: {
          load: () => ports.store.load(),
          put: (record) => ports.store.put(record),
          remove: async (deviceId) => {
            if (which === 'device') await fails();
            await ports.store.remove(deviceId);
          },
          noteSeen: () => undefined,
          flush: async () => undefined,
        },
      }),
    });
    const { key, client } = await device(gateway, ['operator.read']);
    full = true;
    expect(await admin.call('desk.block', { deviceId: key.id })).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    await client.settled();
    expect([await blocks(), gateway.gateway.pairing.devices().length]).toEqual([[], 1]);
    full = false;
    expect(await admin.call('desk.block', { deviceId: key.id })).toMatchObject({ ok: true });
    expect(await client.closed()).toEqual(REMOVED);
  });
});

it('the list is the owner’s alone to read, on the disk too, and shows a restricted device only itself', async () => {
  const { gateway, admin } = await scene();
  const { requestId } = await stranger(gateway);
  await admin.call('desk.block', { requestId });
  const { mode } = await fs.stat(gateway.places.blocksFile);
  expect(mode & 0o777).toBe(0o600);
  const { client } = await device(gateway, ['operator.pairing']);
  expect(await client.call('desk.blocks')).toMatchObject({ ok: true, payload: { blocks: [] } });
});
