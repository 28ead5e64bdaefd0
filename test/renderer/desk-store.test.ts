/** The page's one copy of the list: read when something changed, never by the clock, and redrawn only where it differs. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EACH_SECOND } from '../../src-renderer/state/clock.ts';
import { DeskStore, nextView } from '../../src-renderer/state/desk-store.ts';
import { deskList, device } from './desk-list.ts';
import { FakeLink } from './fake-link.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function linkTo(answer: () => unknown = deskList): FakeLink {
  const link = new FakeLink();
  link.answers['desk.list'] = answer;
  return link;
}

function started(link: FakeLink): DeskStore {
  const store = new DeskStore(link);
  store.start();
  return store;
}

it('reads once and then waits for news', async () => {
  const link = linkTo();
  const store = started(link);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.view().kind).toBe('loaded');
  expect(link.timesAsked('desk.list')).toBe(1);
});

it('reads a burst of changes with two lists: one for the first, one for the rest', async () => {
  const link = linkTo();
  started(link);
  await vi.advanceTimersByTimeAsync(1_000);
  for (let change = 0; change < 50; change += 1) link.push('desk.changed', {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(link.timesAsked('desk.list')).toBe(3);
});

it('keeps the last list when the next one fails, and tries again', async () => {
  const link = linkTo();
  const store = started(link);
  await vi.advanceTimersByTimeAsync(1_000);
  link.answers['desk.list'] = () => Promise.reject(new Error('no answer'));
  link.push('desk.changed', {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(store.view().kind).toBe('loaded');
  link.answers['desk.list'] = () => deskList({ devices: [device()] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.view()).toMatchObject({ list: { devices: [device()] } });
});

it('knows after a change all that the gateway told with it', async () => {
  const who = { ...device(), sessions: [] };
  const link = linkTo(() => ({ ...deskList(), signedIn: [who], repairs: [], missed: [] }));
  const store = started(link);
  await vi.advanceTimersByTimeAsync(1_000);
  link.push('desk.changed', {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(link.timesAsked('desk.list')).toBe(2);
  expect(store.view()).toMatchObject({ list: { signedIn: [who], repairs: [], missed: [] } });
});

it('says so when this client may not see the list', async () => {
  const refused = new GatewayProtocolRequestError({ code: 'FORBIDDEN', message: 'not yours' });
  const link = linkTo(() => Promise.reject(refused));
  const store = started(link);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(store.view()).toEqual({ kind: 'forbidden', message: 'not yours' });
});

it('keeps the rows that did not change, and drops those that went', () => {
  const [first, second] = [device({ deviceId: 'a' }), device({ deviceId: 'b' })];
  const before = nextView({ kind: 'loading' }, deskList({ devices: [first, second] }), 0);
  const changed = deskList({ devices: [structuredClone(second), { ...first, connected: true }] });
  const after = nextView(before, changed, 0);
  if (after.kind !== 'loaded') throw new Error('no list');
  expect(after.list.devices[0]).toBe(second);
  expect(after.list.devices[1]).toEqual({ ...first, connected: true });
  expect(nextView(after, structuredClone(changed), 0)).toMatchObject({ list: { devices: after.list.devices } });
});

it('moves the clock for a real difference, not for the way of an answer', () => {
  const first = nextView({ kind: 'loading' }, deskList({ nowMs: 3_600_000 }), 0);
  const later = nextView(first, deskList({ nowMs: 3_600_400 }), 0);
  const jumped = nextView(later, deskList({ nowMs: 0 }), 0);
  expect([first, later, jumped].map((view) => view.kind === 'loaded' && view.clockOffsetMs)).toEqual([
    3_600_000, 3_600_000, 0,
  ]);
});

it('keeps all that the gateway tells, from the first list to the last', () => {
  const list = deskList({ signedIn: [], missed: [], repairs: [], commandRequests: [] });
  const first = nextView({ kind: 'loading' }, list, 0);
  expect(nextView(first, list, 0)).toEqual(first);
});

it('is read anew when the clock was set, by which its times are shown, and not while it only runs', async () => {
  const link = linkTo();
  started(link);
  const stop = EACH_SECOND.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  const before = link.timesAsked('desk.list');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(link.timesAsked('desk.list')).toBe(before);
  vi.setSystemTime(Date.now() - 3_600_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(link.timesAsked('desk.list')).toBe(before + 1);
  stop();
});

it('is read anew when the clock was set before anything counted', async () => {
  const link = linkTo();
  started(link);
  EACH_SECOND.subscribe(() => undefined)();
  await vi.advanceTimersByTimeAsync(10_000);
  const before = link.timesAsked('desk.list');
  vi.setSystemTime(Date.now() + 3_600_000);
  EACH_SECOND.subscribe(() => undefined)();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(link.timesAsked('desk.list')).toBe(before + 1);
});
