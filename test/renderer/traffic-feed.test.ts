/** The page asks for the traffic only while it is looked at, on each connection anew, and shows none that is over. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TrafficFeed } from '../../src-renderer/state/traffic-feed.ts';
import { FakeLink } from './fake-link.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scene() {
  const link = new FakeLink();
  const page = Object.assign(new EventTarget(), { hidden: false });
  const feed = new TrafficFeed(link, page);
  const asked = () => link.asked.map(({ params }) => (params as { on: boolean }).on);
  return { link, page, feed, asked };
}

const ID = 'ab'.repeat(32);

it('watches from the start to the end, and on each connection anew', () => {
  const { link, feed, asked } = scene();
  const stop = feed.start();
  link.become({ kind: 'lost' });
  link.become({ kind: 'ready' });
  stop();
  link.become({ kind: 'ready' });
  expect(asked()).toEqual([true, true, false]);
});

it('does not watch for a page that nobody looks at', () => {
  const { page, feed, asked } = scene();
  feed.start();
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(asked()).toEqual([true, false, true]);
});

it('shows who talks, and nobody a moment after', () => {
  const { link, feed } = scene();
  feed.start();
  link.push('desk.traffic', { devices: [{ deviceId: ID, from: 1, to: 0 }], others: 0 });
  const first = feed.beat();
  expect(first.devices).toEqual([{ deviceId: ID, from: 1, to: 0 }]);
  link.push('desk.traffic', { devices: [{ deviceId: ID, from: 1, to: 1 }], others: 0 });
  expect(feed.beat().number).toBe(first.number + 1);
  vi.advanceTimersByTime(1_000);
  expect(feed.beat().devices).toEqual([]);
});
