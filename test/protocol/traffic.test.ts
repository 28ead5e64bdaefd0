/** Who talks now, for the pages that draw it: told to those who asked, gathered, bounded, and of nobody they may not see. */
import { describe, expect, it } from 'vitest';
import type { DeskTraffic } from '../../src-main/gateway/index.ts';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import { Session } from '../../src-main/gateway/routing/session.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { Traffic } from '../../src-main/gateway/routing/traffic.ts';
import type { Client } from '../support/client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';

async function scene() {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const pixel = await device(gateway, ['operator.read']);
  const watcher = await cli(gateway, ['operator.admin']);
  const told = async (client: Client): Promise<readonly DeskTraffic[]> => {
    await client.settled();
    return client.frames
      .filter((frame) => frame['event'] === 'desk.traffic')
      .map((frame) => frame['payload'] as DeskTraffic);
  };
  return { clock, gateway, pixel, watcher, told };
}

describe('the traffic', () => {
  it('is told to those who watch: who sent, who was sent to, gathered over half a second', async () => {
    const { clock, pixel, watcher, told } = await scene();
    await watcher.call('desk.watchTraffic', { on: true });
    await pixel.client.call('health');
    await pixel.client.call('health');
    expect(await told(watcher)).toEqual([]);
    clock.advance(LIMITS.trafficTellMs);
    const [first, ...more] = await told(watcher);
    expect([first, more]).toEqual([{ devices: [{ deviceId: pixel.key.id, from: 2, to: 2 }], others: 0 }, []]);
  });

  it('is not told where nobody talked, nor of what everybody is told', async () => {
    const { clock, watcher, told } = await scene();
    await watcher.call('desk.watchTraffic', { on: true });
    clock.advance(LIMITS.tickMs + LIMITS.trafficTellMs);
    expect(await told(watcher)).toEqual([]);
    expect(watcher.events).toContain('tick');
  });

  it('is told to nobody who did not ask, or does not any longer', async () => {
    const { clock, gateway, pixel, watcher, told } = await scene();
    const other = await cli(gateway, ['operator.admin']);
    await watcher.call('desk.watchTraffic', { on: true });
    await watcher.call('desk.watchTraffic', { on: false });
    await other.call('desk.watchTraffic', { on: true });
    await pixel.client.call('health');
    clock.advance(LIMITS.trafficTellMs);
    expect(await told(watcher)).toEqual([]);
    expect(await told(other)).toHaveLength(1);
  });

  it('is that of itself alone to a device that is no administrator', async () => {
    const { clock, gateway, pixel, told } = await scene();
    const own = await device(gateway, ['operator.pairing']);
    await own.client.call('desk.watchTraffic', { on: true });
    await pixel.client.call('health');
    clock.advance(LIMITS.trafficTellMs);
    const devices = (await told(own.client)).flatMap((traffic) => traffic.devices.map(({ deviceId }) => deviceId));
    expect(devices).toEqual([own.key.id]);
  });
});

describe('of very many devices', () => {
  it('names some and counts the rest, and tells many readers as often as a budget allows', () => {
    const { clock, sessions, traffic, sent, talk } = crowd(1_000);
    const readers = [...sessions.all()].slice(0, 8);
    for (const reader of readers) traffic.watch(reader);
    for (let half = 0; half < 20; half += 1) {
      talk();
      clock.advance(LIMITS.trafficTellMs);
    }
    const [first] = sent.map((text) => (JSON.parse(text) as { payload: DeskTraffic }).payload);
    expect(first?.devices).toHaveLength(LIMITS.trafficDevices);
    expect(first?.others).toBe(1_000 - LIMITS.trafficDevices);
    const perSecond = sent.join('').length / 10;
    expect(perSecond).toBeLessThan(1.1 * LIMITS.trafficCharactersPerSecond);
    expect(sent.length).toBeGreaterThan(8);
  });

  it('stops looking when the last reader is gone', () => {
    const { clock, sessions, traffic, sent, talk } = crowd(3);
    const [reader] = [...sessions.all()];
    traffic.watch(reader!);
    reader!.ended();
    talk();
    clock.advance(10 * LIMITS.trafficTellMs);
    expect(sent).toEqual([]);
  });
});

function crowd(count: number) {
  const sessions = new Sessions();
  const clock = new FakeClock();
  const sent: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const client = { id: 'test', mode: 'ui', version: '1', name: `n${String(i)}`, platform: 'linux', deviceFamily: '' };
    const deviceId = i.toString(16).padStart(64, '0');
    const facts = {
      connId: String(i),
      role: 'operator',
      scopes: ['operator.admin'] as const,
      client,
      deviceId,
    } as const;
    const where = { address: '127.0.0.1', locality: 'local-native', connectedAtMs: 0 } as const;
    const send = (text: string) => sent.push(text);
    sessions.add(new Session({ ...facts, ...where }, { send, close: () => undefined, bufferedBytes: 0 }));
  }
  const talk = (): void => {
    for (const session of sessions.all()) session.noteReceived();
  };
  return { sessions, clock, sent, talk, traffic: new Traffic(clock, sessions) };
}
