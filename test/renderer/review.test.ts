/** What an open review card shows as lists come in: it follows the device, and says how the request ended. */
import { expect, it } from 'vitest';
import type { DeskList } from '../../src-main/gateway/index.ts';
import { askKey, asksOf, reviewOf } from '../../src-renderer/state/ask.ts';
import { nextView, type DeskView } from '../../src-renderer/state/desk-store.ts';
import { deskList, device, request } from './desk-list.ts';

function viewOf(...lists: readonly DeskList[]): Extract<DeskView, { kind: 'loaded' }> {
  let view: DeskView = { kind: 'loading' };
  for (const list of lists) view = nextView(view, list, list.nowMs);
  if (view.kind !== 'loaded') throw new Error('no list');
  return view;
}

const asking = deskList({ waiting: [request()] });

it('puts a device’s requests on one card, the first asked first', () => {
  const node = request({ requestId: 'two-T7M2QX', role: 'node', askedAtMs: 5 });
  const other = request({ requestId: 'three-K4P9ZB', deviceId: 'cd'.repeat(32), askedAtMs: 1 });
  const asks = asksOf([node, other, request()]);
  expect(asks.map((ask) => ask.requests.map(({ requestId }) => requestId))).toEqual([
    ['one-A3F9CK', 'two-T7M2QX'],
    ['three-K4P9ZB'],
  ]);
});

it('follows a device that asks anew, and arms anew', () => {
  const renewed = request({ requestId: 'new-XY7Z8A', digest: 'd2' });
  const before = reviewOf(viewOf(asking), 'one-A3F9CK');
  const after = reviewOf(viewOf(asking, deskList({ waiting: [renewed] })), 'one-A3F9CK');
  if (before.kind !== 'open' || after.kind !== 'open') throw new Error('not open');
  expect(after.changed).toBe(true);
  expect(after.ask.requests[0]).toEqual(renewed);
  expect(askKey(after.ask)).not.toBe(askKey(before.ask));
});

it.each([
  ['approved elsewhere', deskList({ devices: [device()] }), { how: 'approved', by: 'notification' }],
  ['run out', deskList({ nowMs: 300_000 }), { how: 'expired' }],
  ['denied elsewhere', deskList(), { how: 'closed' }],
])('says that a request was %s', (_name, list, end) => {
  const review = reviewOf(viewOf(asking, list), 'one-A3F9CK');
  expect(review).toMatchObject({ kind: 'ended', ended: { end } });
});

it('does not take a known device for an approval of its new ask', () => {
  const known = deskList({ waiting: [request({ reason: 'scope-upgrade' })], devices: [device()] });
  const review = reviewOf(viewOf(known, deskList({ devices: [device()] })), 'one-A3F9CK');
  expect(review).toMatchObject({ kind: 'ended', ended: { end: { how: 'closed' } } });
});

it('knows nothing of a request that ended before the page was opened', () => {
  expect(reviewOf(viewOf(asking), 'gone')).toEqual({ kind: 'unknown' });
});
