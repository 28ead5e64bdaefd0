/** Deciding at the desk: what was shown is what is granted, one decision wins, and only what is on the disk counts. */
import { describe, expect, it } from 'vitest';
import { LocalDesk } from '../../src-main/gateway/pairing/local-desk.ts';
import type { DeskEvent } from '../../src-main/gateway/pairing/desk.ts';
import { Registry } from '../../src-main/gateway/pairing/registry.ts';
import type { Ask } from '../../src-main/gateway/pairing/waiting-room.ts';
import type { GatewayStatus, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { Sessions } from '../../src-main/gateway/routing/sessions.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { anAsk } from './asks.ts';
import { BlockShelf } from './block-shelf.ts';
import { Disk } from './disk.ts';

function aDesk() {
  const disk = new Disk();
  const clock = new FakeClock();
  const registry = new Registry(disk);
  const errors: string[] = [];
  const logger = { info: () => undefined, warn: () => undefined, error: (message: string) => errors.push(message) };
  const status = { state: 'running' } as GatewayStatus;
  const shelf = new BlockShelf();
  const parts = { clock, logger, registry, blocks: shelf, sessions: new Sessions(), status: () => status };
  const desk = new LocalDesk(parts);
  const events: DeskEvent[] = [];
  desk.subscribe((event) => events.push(event));
  const ask = (change: Partial<Ask> = {}): WaitingRequest => {
    const result = desk.knock(anAsk(change));
    if (result.kind === 'full') throw new Error('full');
    return result.request;
  };
  const approve = (request: WaitingRequest, grant: 'asked' | 'ordinary' = 'asked') =>
    desk.approve({ requestId: request.requestId, digest: request.digest, grant, by: 'window' });
  /** What happened to requests, in order. */
  const story = () =>
    events.flatMap((event) =>
      event.type === 'resolved' ? [event.outcome] : event.type === 'requested' ? ['requested'] : [],
    );
  return { disk, clock, registry, desk, events, errors, ask, approve, story };
}

describe('an approval', () => {
  it('grants what was asked, is on the disk before it is told, and takes the request out', async () => {
    const { disk, desk, registry, ask, approve, story } = aDesk();
    const request = ask();
    disk.slow = true;
    const deciding = approve(request);
    await Promise.resolve();
    expect([story(), registry.get('d1'), desk.waiting().length]).toEqual([['requested'], undefined, 1]);
    disk.letGo();
    await expect(deciding).resolves.toEqual({ ok: true, requestId: request.requestId, deviceId: 'd1' });
    expect(disk.kept.get('d1')?.roles.operator?.scopes).toEqual(['operator.read']);
    expect([story(), desk.waiting()]).toEqual([['requested', 'approved'], []]);
  });

  it('of something else than what waits now is refused, and shows what waits now', async () => {
    const { desk, registry, ask, approve } = aDesk();
    const request = ask();
    await expect(approve({ ...request, digest: 'another' })).resolves.toMatchObject({
      ok: false,
      reason: 'changed',
      current: request,
    });
    expect([registry.get('d1'), desk.waiting()]).toEqual([undefined, [request]]);
    await expect(approve(request)).resolves.toMatchObject({ ok: true });
  });

  it('of a request that was replaced meanwhile is refused', async () => {
    const { registry, ask, approve, story } = aDesk();
    const harmless = ask();
    const greedy = ask({ scopes: ['operator.admin'] });
    await expect(approve(harmless)).resolves.toMatchObject({
      ok: false,
      reason: 'changed',
      current: greedy,
      changed: ['scopes'],
    });
    expect(registry.get('d1')).toBeUndefined();
    expect(story()).toEqual(['requested', 'superseded', 'requested']);
    await expect(approve(greedy)).resolves.toMatchObject({ ok: true });
  });

  it('that cannot be saved changes nothing, and can be made again', async () => {
    const { disk, desk, registry, errors, ask, approve, story } = aDesk();
    const request = ask();
    disk.full = true;
    await expect(approve(request)).resolves.toMatchObject({ ok: false, reason: 'not-saved' });
    expect([registry.get('d1'), desk.waiting(), story()]).toEqual([undefined, [request], ['requested']]);
    expect(errors).toEqual(['approval not saved']);
    disk.full = false;
    await expect(approve(request)).resolves.toMatchObject({ ok: true });
  });

  it('made twice at once is made once', async () => {
    const { ask, approve, story } = aDesk();
    const request = ask();
    const results = await Promise.all([approve(request), approve(request), approve(request)]);
    expect(results.map((result) => (result.ok ? 'approved' : result.reason))).toEqual([
      'approved',
      'already-deciding',
      'already-deciding',
    ]);
    expect(story()).toEqual(['requested', 'approved']);
  });

  it('and a denial at once: the first one wins, and the other is told so', async () => {
    const first = aDesk();
    const request = first.ask();
    const approval = first.approve(request);
    expect(first.desk.deny(request.requestId, 'window')).toMatchObject({ ok: false });
    await expect(approval).resolves.toMatchObject({ ok: true });
    expect(first.story()).toEqual(['requested', 'approved']);

    const second = aDesk();
    const other = second.ask();
    expect(second.desk.deny(other.requestId, 'window')).toMatchObject({ ok: true });
    await expect(second.approve(other)).resolves.toMatchObject({ ok: false, reason: 'unknown-request' });
    expect([second.registry.get('d1'), second.story()]).toEqual([undefined, ['requested', 'denied']]);
  });

  it('of the ordinary part grants that, and offers the rest on the next card', async () => {
    const { desk, registry, ask, approve } = aDesk();
    const request = ask({ scopes: ['operator.admin', 'operator.read'] });
    await approve(request, 'ordinary');
    expect(registry.get('d1')?.roles.operator).toMatchObject({
      scopes: ['operator.read'],
      withheld: ['operator.admin'],
    });
    const [rest] = desk.waiting();
    expect(rest).toMatchObject({
      deviceId: 'd1',
      reason: 'scope-upgrade',
      scopes: ['operator.admin', 'operator.read'],
      approvedScopes: ['operator.read'],
      ordinary: false,
    });
    expect(rest?.requestId).not.toBe(request.requestId);
    await approve(rest!);
    expect(registry.get('d1')?.roles.operator).toMatchObject({
      scopes: ['operator.admin', 'operator.read'],
      withheld: [],
    });
    expect(desk.waiting()).toEqual([]);
  });
});

describe('a removal', () => {
  it('takes the device and all that it still asks for', async () => {
    const { desk, disk, ask, approve, story } = aDesk();
    await approve(ask());
    ask({ scopes: ['operator.admin'], reason: 'scope-upgrade' });
    await expect(desk.remove('d1', 'window')).resolves.toEqual({ ok: true, requestId: '', deviceId: 'd1' });
    expect([disk.kept.size, desk.waiting(), desk.devices()]).toEqual([0, [], []]);
    expect(story()).toEqual(['requested', 'approved', 'requested', 'removed']);
    await expect(desk.remove('d1', 'window')).resolves.toMatchObject({ ok: false, reason: 'unknown-device' });
  });

  it('is not undone by the approval of an upgrade that comes while it is written', async () => {
    const { desk, disk, registry, ask, approve, story } = aDesk();
    await approve(ask());
    const upgrade = ask({ scopes: ['operator.admin'], reason: 'scope-upgrade' });
    disk.slow = true;
    const removal = desk.remove('d1', 'window');
    const approval = approve(upgrade);
    await Promise.resolve();
    disk.letGo();
    await expect(removal).resolves.toMatchObject({ ok: true });
    await expect(approval).resolves.toMatchObject({ ok: false, reason: 'unknown-request' });
    expect([registry.get('d1'), disk.kept.size, desk.waiting()]).toEqual([undefined, 0, []]);
    expect(story()).toEqual(['requested', 'approved', 'requested', 'removed']);
  });

  it('that cannot be saved leaves the device trusted', async () => {
    const { desk, disk, registry, ask, approve } = aDesk();
    await approve(ask());
    disk.full = true;
    await expect(desk.remove('d1', 'window')).resolves.toMatchObject({ ok: false, reason: 'not-saved' });
    expect(registry.get('d1')).toBeDefined();
  });
});

describe('whoever watches the desk', () => {
  it('hears of a request that ran out', () => {
    const { clock, ask, story } = aDesk();
    ask();
    clock.advance(300_000);
    expect(story()).toEqual(['requested', 'expired']);
  });

  it('hears of everything though another watcher fails, and of nothing once they stop', () => {
    const { desk, errors, ask } = aDesk();
    desk.subscribe(() => {
      throw new Error('broken');
    });
    const heard: string[] = [];
    const stop = desk.subscribe((event) => heard.push(event.type));
    ask();
    ask();
    stop();
    ask({ name: 'other' });
    expect(heard).toEqual(['requested', 'refreshed']);
    expect(errors).toContain('a watcher of the desk failed');
  });

  it('sees a test request marked, and its device never reaches the disk', async () => {
    const { desk, disk, ask, approve } = aDesk();
    desk.expectTest('d1');
    const request = ask();
    expect(request.test).toBe(true);
    await approve(request);
    expect([disk.kept.size, desk.devices()]).toEqual([0, [expect.objectContaining({ deviceId: 'd1', test: true })]]);
    expect(ask({ deviceId: 'd2' }).test).toBe(false);
  });
});
