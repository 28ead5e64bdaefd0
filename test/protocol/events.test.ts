/** What is told without being asked: ticks to all, presence to readers, each socket counting for itself. */
import { describe, expect, it } from 'vitest';
import type { Client, Frame } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, stranger } from '../support/party.ts';
import { controlUi, nodeHost } from '../support/phone.ts';

const TICK = 30_000;
const broadcasts = (client: Client): readonly Frame[] => client.frames.filter((frame) => 'seq' in frame);

async function aGateway() {
  const clock = new FakeClock();
  return { clock, gateway: await startGateway({ clock }) };
}

describe('a tick', () => {
  it('comes to everyone every thirty seconds, with the gateway’s time, as hello-ok has promised', async () => {
    const { clock, gateway } = await aGateway();
    const clients = [await cli(gateway, []), (await device(gateway, [], nodeHost(new DeviceKey()))).client];
    clock.advance(TICK - 1);
    for (const client of clients) await client.settled();
    expect(clients.map((client) => client.events.includes('tick'))).toEqual([false, false]);
    clock.advance(1);
    for (const client of clients) expect(await client.event('tick')).toEqual({ ts: clock.now() });
    const hello = clients[0]!.frames.find((frame) => frame['id'] === 'connect');
    expect(hello).toMatchObject({ payload: { policy: { tickIntervalMs: TICK } } });
  });
});

describe('the health', () => {
  it('is told to everyone every minute, as the method answers it', async () => {
    const { clock, gateway } = await aGateway();
    const clients = [await cli(gateway, []), (await device(gateway, [], nodeHost(new DeviceKey()))).client];
    clock.advance(TICK);
    for (const client of clients) await client.settled();
    expect(clients.map((client) => client.events.includes('health'))).toEqual([false, false]);
    clock.advance(TICK);
    for (const client of clients) {
      const told = await client.next((frame) => frame['event'] === 'health');
      expect(told).toMatchObject({ payload: (await client.call('health')).payload, stateVersion: { health: 1 } });
    }
  });
});

describe('broadcasts', () => {
  it('are numbered from one on each socket, without gaps, whatever was filtered out for it', async () => {
    const { clock, gateway } = await aGateway();
    const [reader, pairer, nobody] = [
      await cli(gateway, ['operator.read']),
      await cli(gateway, ['operator.pairing']),
      await cli(gateway, []),
    ];
    await device(gateway, ['operator.read']);
    clock.advance(250);
    clock.advance(TICK);
    await stranger(gateway);
    clock.advance(250);
    for (const client of [reader, pairer, nobody]) {
      await client.settled();
      const seen = broadcasts(client).map((frame) => frame['seq']);
      expect(seen).toEqual(seen.map((_, index) => index + 1));
    }
    expect(broadcasts(pairer).length).toBeGreaterThan(broadcasts(nobody).length);
    expect(new Set(nobody.events)).toEqual(new Set(['connect.challenge', 'tick']));
    expect(new Set(reader.events)).toEqual(new Set(['connect.challenge', 'presence', 'tick']));
    expect(new Set(pairer.events)).toEqual(
      new Set([
        'connect.challenge',
        'device.pair.requested',
        'device.pair.resolved',
        'desk.changed',
        'desk.history',
        'tick',
      ]),
    );
  });
});

describe('presence', () => {
  it('shows the gateway first, then who is connected, without the tools that only flicker', async () => {
    const { clock, gateway } = await aGateway();
    const reader = await cli(gateway, ['operator.read']);
    const { key } = await device(gateway, ['operator.read']);
    const rows = (await reader.call('system-presence')).payload as Frame[];
    expect(rows).toMatchObject([
      { mode: 'gateway', reason: 'self', ts: expect.any(Number) },
      {
        host: 'Pixel 9',
        ip: '127.0.0.1',
        version: '2026.9.6',
        platform: 'android 15 (SDK 35)',
        deviceFamily: 'Android',
        mode: 'ui',
        reason: 'connect',
        deviceId: key.id,
        roles: ['operator'],
        scopes: ['operator.read'],
        onlineSince: clock.now(),
        ts: clock.now(),
      },
    ]);
    expect(rows.length).toBe(2);
  });

  it('is told to readers once for a burst of changes, with a version that grows', async () => {
    const { clock, gateway } = await aGateway();
    const reader = await cli(gateway, ['operator.read']);
    const page = { origin: `http://127.0.0.1:${gateway.port}` };
    const pages = [];
    for (let i = 0; i < 5; i += 1)
      pages.push(await gateway.knock(controlUi(new DeviceKey(), { auth: { token: TOKEN } }), page));
    clock.advance(250);
    const first = await reader.next((frame) => frame['event'] === 'presence');
    expect((first['payload'] as { presence: unknown[] }).presence.length).toBe(6);
    for (const outcome of pages) if (outcome.let === 'in') await outcome.client.close();
    await expect.poll(async () => ((await reader.call('system-presence')).payload as unknown[]).length).toBe(1);
    clock.advance(250);
    const second = await reader.next((frame) => frame['event'] === 'presence');
    expect((second['payload'] as { presence: unknown[] }).presence.length).toBe(1);
    const versions = [first, second].map((frame) => (frame['stateVersion'] as { presence: number }).presence);
    expect(versions[1]).toBeGreaterThan(versions[0] ?? 0);
    await reader.settled();
    expect(reader.events.filter((event) => event === 'presence').length).toBe(2);
  });
});
