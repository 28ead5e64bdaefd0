/** The requests that wait: one per device and role, five minutes from the last knock, bounded, decided once. */
import { describe, expect, it } from 'vitest';
import { WaitingRoom, type Ask, type KnockResult } from '../../src-main/gateway/pairing/waiting-room.ts';
import type { WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { anAsk } from './asks.ts';
import { FakeClock } from '../support/fake-clock.ts';

const MINUTE = 60_000;

function emptyRoom() {
  const clock = new FakeClock();
  const expired: WaitingRequest[] = [];
  const room = new WaitingRoom(clock, (request) => expired.push(request));
  const knock = (change: Partial<Ask> = {}): KnockResult => room.knock(anAsk(change), false);
  const waits = (change: Partial<Ask> = {}): WaitingRequest => {
    const result = knock(change);
    if (result.kind === 'full') throw new Error('full');
    return result.request;
  };
  return { clock, expired, room, knock, waits };
}

describe('a knock', () => {
  it('makes a request with all that was asked, and a second one only renews it', () => {
    const { clock, room, knock } = emptyRoom();
    const first = knock();
    expect(first).toMatchObject({ kind: 'new', replaces: undefined, request: { deviceId: 'd1', name: 'Pixel 9' } });
    clock.advance(2 * MINUTE);
    const again = knock();
    expect(again.kind).toBe('again');
    const [before, after] = [first, again].map((result) => (result.kind === 'full' ? undefined : result.request));
    expect(after).toEqual({ ...before, expiresAtMs: (before?.expiresAtMs ?? 0) + 2 * MINUTE });
    expect(room.list()).toEqual([after]);
  });

  it.each([-60 * MINUTE, 60 * MINUTE])('says how long it waits yet, though the wall clock was set by %d ms', (jump) => {
    const { clock, room, waits } = emptyRoom();
    const asked = waits();
    clock.advance(MINUTE);
    expect(room.list()).toEqual([asked]);
    clock.set(clock.now() + jump);
    const [shown] = room.list();
    expect(shown).toEqual({ ...asked, expiresAtMs: clock.now() + 4 * MINUTE });
    clock.advance(MINUTE);
    expect(room.list()[0]).toBe(shown);
  });

  const shown: Partial<Ask>[] = [
    { name: 'Pixel 9 Pro' },
    { platform: 'android 16' },
    { deviceFamily: 'iPhone' },
    { model: 'Pixel 8' },
    { clientId: 'openclaw-ios' },
    { clientMode: 'node' },
    { clientVersion: '2' },
    { scopes: ['operator.admin'] },
    { scopes: [] },
    { approvedScopes: ['operator.read'] },
    { commands: ['system.run'] },
    { reason: 'scope-upgrade' },
    { proof: 'none' },
    { address: '192.168.1.8' },
    { locality: 'local-native' },
  ];

  it.each(shown)('that changes what is shown (%j) makes another request, which replaces the first', (change) => {
    const { room, knock, waits } = emptyRoom();
    const before = waits();
    const result = knock(change);
    expect(result).toMatchObject({ kind: 'new', replaces: before });
    if (result.kind !== 'new') return;
    expect(result.request.requestId).not.toBe(before.requestId);
    expect(result.request.digest).not.toBe(before.digest);
    expect(result.request).toMatchObject(change);
    expect(room.list()).toEqual([result.request]);
    expect(room.find(before.requestId)).toBeUndefined();
  });

  it('has a digest of exactly what is shown: the same again when the device goes back to its first ask', () => {
    const { waits } = emptyRoom();
    const first = waits();
    const second = waits({ scopes: ['operator.admin'] });
    const third = waits();
    expect(third.digest).toBe(first.digest);
    expect(new Set([first.requestId, second.requestId, third.requestId]).size).toBe(3);
    expect(third.scopes).toEqual(['operator.read']);
  });

  it('in another role, or of another device, is another request', () => {
    const { room, waits } = emptyRoom();
    waits();
    waits({ role: 'node' });
    waits({ deviceId: 'd2', publicKey: 'key of d2' });
    expect(room.list().map(({ deviceId, role }) => `${deviceId} ${role}`)).toEqual([
      'd2 operator',
      'd1 node',
      'd1 operator',
    ]);
    expect(room.ofDevice('d1').length).toBe(2);
    expect(room.publicKeyOf(room.list()[0]!.requestId)).toBe('key of d2');
  });
});

describe('a request', () => {
  it('runs out five minutes after the last knock, is told of once, and is gone', () => {
    const { clock, expired, room, waits } = emptyRoom();
    const { requestId } = waits();
    clock.advance(5 * MINUTE - 1);
    expect(room.size).toBe(1);
    waits();
    clock.advance(5 * MINUTE - 1);
    expect(room.size).toBe(1);
    clock.advance(1);
    expect(room.size).toBe(0);
    expect(expired.map((request) => request.requestId)).toEqual([requestId]);
    clock.advance(60 * MINUTE);
    expect(expired.length).toBe(1);
  });

  it('runs out at its own time, whatever waits beside it', () => {
    const { clock, expired, waits } = emptyRoom();
    waits({ deviceId: 'old' });
    clock.advance(3 * MINUTE);
    waits({ deviceId: 'young' });
    clock.advance(2 * MINUTE);
    expect(expired.map((request) => request.deviceId)).toEqual(['old']);
    clock.advance(3 * MINUTE);
    expect(expired.map((request) => request.deviceId)).toEqual(['old', 'young']);
  });

  it('that is claimed can neither change nor run out, and a second decision finds it taken', () => {
    const { clock, expired, room, knock, waits } = emptyRoom();
    const request = waits();
    expect(room.claim(request.requestId)).toEqual(request);
    expect(room.claim(request.requestId)).toBeUndefined();
    expect(knock({ scopes: ['operator.admin'] })).toMatchObject({
      kind: 'again',
      request: { scopes: ['operator.read'] },
    });
    clock.advance(60 * MINUTE);
    expect(expired).toEqual([]);
    room.settle(request.requestId);
    expect(room.size).toBe(0);
    expect(room.claim(request.requestId)).toBeUndefined();
  });

  it('whose decision could not be carried out waits on, and runs out as before', () => {
    const { clock, expired, room, waits } = emptyRoom();
    const { requestId } = waits();
    room.claim(requestId);
    clock.advance(MINUTE);
    room.release(requestId);
    expect(room.claim(requestId)?.requestId).toBe(requestId);
    clock.advance(10 * MINUTE);
    room.release(requestId);
    clock.advance(0);
    expect(expired.map((request) => request.requestId)).toEqual([requestId]);
  });

  it('has a code that no other waiting request has', () => {
    const { room, waits } = emptyRoom();
    for (let i = 0; i < 64; i += 1) waits({ deviceId: `d${i}`, address: `10.0.${i}.1` });
    expect(new Set(room.list().map((request) => request.code)).size).toBe(64);
  });
});

describe('the waiting room', () => {
  it('takes 64 requests and not one more, until one has gone', () => {
    const { room, knock, waits } = emptyRoom();
    for (let i = 0; i < 64; i += 1) waits({ deviceId: `d${i}`, address: `10.0.${i}.1` });
    const late: Partial<Ask> = { deviceId: 'late', address: '10.1.0.1' };
    expect(knock(late)).toEqual({ kind: 'full', retryAfterMs: 5 * MINUTE });
    expect(room.size).toBe(64);
    expect(knock({ deviceId: 'd3', address: '10.0.3.1' }).kind).toBe('again');
    expect(knock({ deviceId: 'd3', address: '10.0.3.1', name: 'other' }).kind).toBe('new');
    room.settle(room.list()[7]!.requestId);
    expect(knock(late).kind).toBe('new');
  });

  it('takes eight of one sender, where an IPv6 owner is one sender', () => {
    for (const [one, other, elsewhere] of [
      ['192.168.1.7', '192.168.1.7', '192.168.1.8'],
      ['2001:db8::1', '2001:db8::ffff:1', '2001:db8:0:1::1'],
    ] as const) {
      const { knock, waits } = emptyRoom();
      for (let i = 0; i < 8; i += 1) waits({ deviceId: `d${i}`, address: one });
      expect(knock({ deviceId: 'ninth', address: other }).kind).toBe('full');
      expect(knock({ deviceId: 'ninth', address: elsewhere }).kind).toBe('new');
    }
  });
});

describe('the same ask of the same key', () => {
  const ask: Partial<Ask> = { address: '192.168.1.7' };

  it.each([
    ['denied', true],
    ['expired', false],
  ] as const)('after it was %s is quiet for an hour', (how, isDenied) => {
    const { clock, room, waits } = emptyRoom();
    room.settle(waits(ask).requestId, how);
    const quiet = waits({ ...ask, address: '192.168.1.99', name: 'Other name' });
    expect(quiet.quiet).toBe(true);
    expect(room.wasDenied(quiet)).toBe(isDenied);
    room.settle(quiet.requestId);
    room.settle(waits(ask).requestId, how);
    clock.advance(60 * MINUTE - 1);
    expect(waits({ ...ask, name: 'just before' }).quiet).toBe(true);
    clock.advance(1);
    const loud = waits({ ...ask, name: 'after' });
    expect([loud.quiet, room.wasDenied(loud)]).toEqual([false, false]);
  });

  it('is quiet after it ran out by itself', () => {
    const { clock, waits } = emptyRoom();
    expect(waits().quiet).toBe(false);
    clock.advance(5 * MINUTE);
    expect(waits().quiet).toBe(true);
  });

  it('is not quiet where something else is asked, or another asks', () => {
    const { room, waits } = emptyRoom();
    room.settle(waits().requestId, 'denied');
    expect(waits({ scopes: ['operator.write'] }).quiet).toBe(false);
    expect(waits({ role: 'node', scopes: [], commands: ['system.run'] }).quiet).toBe(false);
    expect(waits({ deviceId: 'd2' }).quiet).toBe(false);
  });

  it('is announced again once it was approved', () => {
    const { room, waits } = emptyRoom();
    room.settle(waits().requestId, 'expired');
    room.settle(waits().requestId);
    expect(waits().quiet).toBe(false);
  });

  it('that was put off with "Not now" stays listed, quietly, under its id', () => {
    const { room, waits } = emptyRoom();
    const { requestId, digest } = waits();
    expect(room.quieten(requestId)).toMatchObject({ requestId, digest, quiet: true });
    expect(waits()).toMatchObject({ requestId, quiet: true });
    expect(room.quieten('none')).toBeUndefined();
  });
});
