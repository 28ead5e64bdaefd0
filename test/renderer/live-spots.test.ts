/** The picture of who is connected: at every number nobody is out of it, on the gateway, or on top of another. */
import { describe, expect, it } from 'vitest';
import { connectedOf } from '../../src-renderer/state/connected.ts';
import { liveSpots, MOST_DRAWN, PICTURE } from '../../src-renderer/state/live-spots.ts';
import { device } from './desk-list.ts';

const GATEWAY_RADIUS = 34;

describe.each([1, 2, 3, 6, 7, 12, 13, 40, 60, 61, 200, 1_000, 1_200])('%i devices', (count) => {
  const { spots, size, detail } = liveSpots(count);

  it('are all in the picture, around the gateway', () => {
    expect(spots).toHaveLength(count);
    for (const { x, y } of spots) {
      expect(Math.abs(x) + size / 2).toBeLessThanOrEqual(PICTURE.width / 2);
      expect(Math.abs(y) + size / 2 + (detail === 'named' ? 16 : 0)).toBeLessThanOrEqual(PICTURE.height / 2);
      expect(Math.hypot(x, y)).toBeGreaterThan(GATEWAY_RADIUS + size / 2);
    }
  });

  it('do not lie on each other', () => {
    let nearest = Infinity;
    for (const [index, one] of spots.entries())
      for (const other of spots.slice(index + 1))
        nearest = Math.min(nearest, Math.hypot(one.x - other.x, one.y - other.y));
    expect(nearest).toBeGreaterThan(size);
  });
});

it('draws as many as can be seen, and nobody where nobody is', () => {
  expect(liveSpots(10_000).spots).toHaveLength(MOST_DRAWN);
  expect(liveSpots(0).spots).toEqual([]);
});

it('counts whoever is paired or signed in once, in an order that does not depend on who came first', () => {
  const [phone, tablet] = [device({ deviceId: 'bb', connected: true }), device({ deviceId: 'aa', connected: true })];
  const signedIn = [
    { ...phone, sessions: [] },
    { ...phone, deviceId: 'ab', sessions: [] },
  ];
  const ids = connectedOf({ devices: [phone, tablet, device({ deviceId: 'cc' })], signedIn }).map((who) => [
    who.deviceId,
    who.kind,
  ]);
  expect(ids).toEqual([
    ['aa', 'paired'],
    ['ab', 'signed-in'],
    ['bb', 'paired'],
  ]);
});
