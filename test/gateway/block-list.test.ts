/** The list of who is kept out: what is in memory is what is saved, and what a person blocked never goes by itself. */
import { describe, expect, it } from 'vitest';
import type { Block, KeyBlock } from '../../src-main/gateway/pairing/block.ts';
import { BlockList } from '../../src-main/gateway/pairing/block-list.ts';
import { LIMITS } from '../../src-main/gateway/protocol/limits.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { BlockShelf } from './block-shelf.ts';

function aList() {
  const shelf = new BlockShelf();
  const clock = new FakeClock();
  const list = new BlockList(shelf, clock);
  const key = (deviceId: string, kind: KeyBlock['kind'] = 'key'): KeyBlock => ({
    kind,
    deviceId,
    name: deviceId,
    atMs: clock.now(),
    by: 'window',
  });
  const address = (of: string): Block => ({
    kind: 'address',
    address: of,
    name: '',
    atMs: clock.now(),
    untilMs: clock.now() + LIMITS.addressBlockMs,
    by: 'window',
  });
  return { shelf, clock, list, key, address };
}

describe('a key on the list', () => {
  it.each([
    ['key', true, true],
    ['signed-out', false, true],
    ['removed', false, true],
  ] as const)('as %s is refused: %j, and must ask: %j', async (kind, refused, mustAsk) => {
    const { list, key } = aList();
    await list.put(key('d1', kind));
    expect([list.refusesKey('d1'), list.mustAsk('d1')]).toEqual([refused, mustAsk]);
    expect([list.refusesKey('d2'), list.mustAsk('d2')]).toEqual([false, false]);
  });

  it('has one entry: the latest decision about it', async () => {
    const { shelf, list, key } = aList();
    await list.put(key('d1', 'removed'));
    await list.put(key('d1', 'key'));
    expect(list.all()).toMatchObject([{ kind: 'key' }]);
    expect(shelf.kept).toEqual(list.all());
  });

  it('is dropped only if it is still that decision', async () => {
    const { list, key } = aList();
    const first = key('d1', 'removed');
    await list.put(first);
    await list.put(key('d1', 'key'));
    await list.drop(first);
    expect(list.refusesKey('d1')).toBe(true);
  });
});

describe('an address on the list', () => {
  it('counts for an hour, and for the whole network of an IPv6 sender', async () => {
    const { clock, list, address } = aList();
    await list.put(address('192.0.2.7'), address('2001:db8:0:1::/64'));
    expect(list.ofAddress('192.0.2.7')).toBeDefined();
    expect(list.ofAddress('2001:db8:0:1::abcd')).toBeDefined();
    expect([list.ofAddress('192.0.2.8'), list.ofAddress('2001:db8:0:2::1')]).toEqual([undefined, undefined]);
    clock.advance(LIMITS.addressBlockMs);
    expect([list.ofAddress('192.0.2.7'), list.all()]).toEqual([undefined, []]);
  });
});

describe('what is in memory', () => {
  it('is what is saved: where it cannot be saved, nothing changes', async () => {
    const { shelf, list, key } = aList();
    await list.put(key('d1'));
    shelf.full = true;
    await expect(list.put(key('d2'))).rejects.toThrow('ENOSPC');
    await expect(list.drop(...list.all())).rejects.toThrow('ENOSPC');
    expect([list.refusesKey('d1'), list.refusesKey('d2')]).toEqual([true, false]);
    shelf.full = false;
    await expect(list.put(key('d2'))).resolves.toBe(true);
    expect(shelf.kept).toEqual(list.all());
  });

  it('is there again after a load', async () => {
    const { shelf, clock, list, key, address } = aList();
    await list.put(key('d1'), address('192.0.2.7'));
    const again = new BlockList(shelf, clock);
    expect(again.refusesKey('d1')).toBe(false);
    await again.load();
    expect(again.all()).toEqual(list.all());
  });

  it('holds every change of those that come at once', async () => {
    const { list, key } = aList();
    await Promise.all(Array.from({ length: 20 }, (_, index) => list.put(key(`d${String(index)}`))));
    expect(list.all()).toHaveLength(20);
  });
});

describe('a full list', () => {
  it('lets go of the oldest removals, and never of what a person blocked', async () => {
    const { list, key } = aList();
    await list.put(key('removed-1', 'removed'), key('removed-2', 'removed'));
    await list.put(...Array.from({ length: LIMITS.blocks - 2 }, (_, index) => key(`d${String(index)}`)));
    expect(await list.put(key('one-more'))).toBe(true);
    expect([list.mustAsk('removed-1'), list.mustAsk('removed-2')]).toEqual([false, true]);
    expect(await list.put(key('another'))).toBe(true);
    expect(await list.put(key('too-many'))).toBe(false);
    expect(list.all()).toHaveLength(LIMITS.blocks);
    expect([list.refusesKey('d0'), list.refusesKey('too-many')]).toEqual([true, false]);
  });
});
