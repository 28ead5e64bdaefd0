/** What a node tells of itself, and what else it may call. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { joinNode } from './node-party.ts';

describe('an event of a node', () => {
  it('with its load reaches those who may read, under its own id, and the list', async () => {
    const gateway = await startGateway();
    const { key, client } = await joinNode(gateway);
    const reader = await cli(gateway, ['operator.read']);
    const blind = await cli(gateway, ['operator.pairing']);
    const payloadJSON = JSON.stringify({ cpuCount: 4, memoryTotalBytes: 8, nodeId: 'forged', evil: '<script>' });
    const answer = await client.call('node.event', { event: 'node.host.stats', payloadJSON });
    expect(answer.payload).toEqual({ ok: true, event: 'node.host.stats', handled: true, reason: 'updated' });
    const told = await reader.event('node.hostStats');
    expect(told).toEqual({
      nodeId: key.id,
      hostStats: { cpuCount: 4, memoryTotalBytes: 8, updatedAtMs: expect.any(Number) },
    });
    expect((await reader.call('node.list')).payload).toMatchObject({ nodes: [{ hostStats: told['hostStats'] }] });
    await blind.settled();
    expect(blind.events).not.toContain('node.hostStats');
  });

  it('with its person’s presence is told as times, and taken back', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const { key, client } = await joinNode(gateway);
    const reader = await cli(gateway, ['operator.read']);
    await client.call('node.event', { event: 'node.presence.activity', payload: { idleSeconds: 5 } });
    expect(await reader.event('node.presence')).toEqual({
      nodeId: key.id,
      lastActiveAtMs: clock.now() - 5_000,
      presenceUpdatedAtMs: clock.now(),
    });
    await client.call('node.event', { event: 'node.presence.activity', payload: { action: 'clear' } });
    expect(await reader.event('node.presence')).toEqual({
      nodeId: key.id,
      lastActiveAtMs: null,
      presenceUpdatedAtMs: null,
    });
  });

  it.each([
    ['device.pair.resolved', { decision: 'approved' }, 'unsupported_event'],
    ['exec.finished', {}, 'unsupported_event'],
    ['node.host.stats', { cpuCount: -1 }, 'invalid_payload'],
    ['node.host.stats', 'text', 'invalid_payload'],
    ['node.presence.activity', { idleSeconds: 1e9 }, 'invalid_payload'],
  ])('%s %j is not passed on', async (event, payload, reason) => {
    const gateway = await startGateway();
    const { client } = await joinNode(gateway);
    const admin = await cli(gateway, ['operator.admin']);
    expect((await client.call('node.event', { event, payload })).payload).toEqual({
      ok: true,
      event,
      handled: false,
      reason,
    });
    await admin.settled();
    expect(admin.events.filter((name) => name.startsWith('node.') || name.startsWith('device.'))).toEqual([]);
    expect(
      (await client.call('node.event', { event: 'node.presence.alive', payload: { trigger: 'manual' } })).payload,
    ).toMatchObject({
      handled: true,
    });
  });

  it('comes at most so often within a minute', async () => {
    const clock = new FakeClock();
    const gateway = await startGateway({ clock });
    const { client } = await joinNode(gateway);
    const tell = async () =>
      ((await client.call('node.event', { event: 'node.host.stats', payload: {} })) as { payload: { reason: string } })
        .payload.reason;
    // All at once: so many answers one after the other can take longer than a busy machine's test may.
    const reasons = await Promise.all(Array.from({ length: LIMITS.nodeEventsPerMinute + 1 }, tell));
    expect(new Set(reasons.slice(0, -1))).toEqual(new Set(['updated']));
    expect(reasons.at(-1)).toBe('rate_limited');
    for (let i = 0; i < 6; i += 1) {
      clock.advance(10_000);
      await client.settled(); // pings are answered meanwhile
    }
    expect(await tell()).toBe('updated');
  });
});

it('a node host is answered what it asks for right after its hello', async () => {
  const gateway = await startGateway();
  const { key, client } = await joinNode(gateway);
  const nodeId = key.id;
  const tool = { pluginId: 'p', name: 'n', description: 'd' };
  const answers = [
    await client.call('node.pluginTools.update', { tools: [tool] }),
    await client.call('node.skills.update', { skills: [] }),
    await client.call('node.runnerInventory.update', { runners: [] }),
    await client.call('node.pending.pull', {}),
    await client.call('node.pending.ack', { ids: ['a'] }),
    await client.call('node.pending.drain', { maxItems: 5 }),
    await client.call('skills.bins', {}),
  ];
  expect(answers.map((answer) => answer.payload)).toEqual([
    { nodeId, tools: [] },
    { nodeId, skills: [] },
    { nodeId },
    { nodeId, actions: [] },
    { nodeId, ackedIds: ['a'], remaining: 0 },
    { nodeId, revision: 0, items: [], hasMore: false },
    { bins: [] },
  ]);
});
