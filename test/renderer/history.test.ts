/** The history in the page: older pages, what comes while one looks, its words, and the files that it is saved as. */
import { expect, it, vi } from 'vitest';
import { HISTORY_KINDS, type HistoryEntry } from '../../src-main/gateway/index.ts';
import { exported, exportName } from '../../src-renderer/state/history-export.ts';
import { HistoryFeed, readAll } from '../../src-renderer/state/history-feed.ts';
import { HISTORY_GROUPS, historyMeta } from '../../src-renderer/words/history-words.ts';
import { FakeLink } from './fake-link.ts';

const PIXEL = 'ab'.repeat(32);

function entry(more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id: '1', atMs: 1_000, kind: 'approved', deviceId: PIXEL, name: 'Pixel 9', by: 'window', ...more };
}

/** Three entries to a page, ids falling. */
function linkWith(count: number): FakeLink {
  const link = new FakeLink();
  const all = Array.from({ length: count }, (_, index) => entry({ id: String(count - index) }));
  link.answers['desk.history'] = (params) => {
    const { before } = params as { before?: string };
    const from = before === undefined ? 0 : all.findIndex(({ id }) => id === before) + 1;
    const entries = all.slice(from, from + 3);
    const last = entries.at(-1)?.id;
    return { entries, ...(from + 3 < all.length && { next: last }) };
  };
  return link;
}

const ids = (feed: HistoryFeed): string =>
  feed
    .history()
    .entries.map(({ id }) => id)
    .join(' ');

it('reads a page, and the older ones when they are asked for', async () => {
  const feed = new HistoryFeed(linkWith(5), {}, 3);
  feed.subscribe(() => undefined);
  await vi.waitFor(() => {
    expect(feed.history().older).toBe('more');
  });
  expect(ids(feed)).toBe('5 4 3');
  feed.loadOlder();
  feed.loadOlder(); // a second click while the first is on its way
  await vi.waitFor(() => {
    expect(feed.history().older).toBe('none');
  });
  expect(ids(feed)).toBe('5 4 3 2 1');
});

it('shows what happens at once, and counts up what happens again', async () => {
  const link = linkWith(1);
  const feed = new HistoryFeed(link, {}, 3);
  feed.subscribe(() => undefined);
  await vi.waitFor(() => {
    expect(ids(feed)).toBe('1');
  });
  link.push('desk.history', { entry: entry({ id: '2', kind: 'refused' }) });
  link.push('desk.history', { entry: entry({ id: '2', kind: 'refused', count: 7 }) });
  expect(ids(feed)).toBe('2 1');
  expect(feed.history().entries[0]?.count).toBe(7);
});

it.each([
  ['another device', { deviceId: PIXEL }, { deviceId: 'cd'.repeat(32) }],
  ['another kind', { kinds: ['refused'] as const }, {}],
])('leaves out %s', async (_name, filter, more) => {
  const link = linkWith(0);
  const feed = new HistoryFeed(link, filter, 3);
  feed.subscribe(() => undefined);
  link.push('desk.history', { entry: entry({ id: '9', ...more }) });
  expect(ids(feed)).toBe('');
  link.push('desk.history', { entry: entry({ id: '10', kind: 'refused' }) });
  expect(ids(feed)).toBe('10');
});

it('reads anew when the link comes back, and stops listening when nobody looks', async () => {
  const link = linkWith(1);
  const feed = new HistoryFeed(link, {}, 3);
  const stop = feed.subscribe(() => undefined);
  link.become({ kind: 'lost' });
  link.become({ kind: 'ready' });
  expect(link.timesAsked('desk.history')).toBe(2);
  stop();
  link.become({ kind: 'ready' });
  expect(link.timesAsked('desk.history')).toBe(2);
});

it('exports every page', async () => {
  const counts: number[] = [];
  const all = await readAll(linkWith(7), {}, (count) => counts.push(count));
  expect(all).toHaveLength(7);
  expect(counts).toEqual([3, 6, 7]);
});

it('saves a line of JSON for each entry', () => {
  const lines = exported([entry(), entry({ id: '2' })], 'jsonl')
    .trimEnd()
    .split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([entry(), entry({ id: '2' })]);
});

it.each([
  ['a formula', '=cmd|calc', `'=cmd|calc`],
  ['a plus', '+1', `'+1`],
  ['an at', '@x', `'@x`],
  ['quotes and commas', 'a "b", c', '"a ""b"", c"'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['a plain name', 'Pixel 9', 'Pixel 9'],
])('writes %s so that a spreadsheet shows it as text', (_name, name, cell) => {
  const [head = '', line = ''] = exported([entry({ name })], 'csv').split('\r\n');
  expect(head).toMatch(/^time,kind,name,/);
  expect(line.startsWith(`1970-01-01T00:00:01.000Z,approved,${cell},`)).toBe(true);
});

it('names the file by its day', () => {
  expect(exportName('csv', Date.UTC(2026, 10, 22))).toBe('openclaw-activity-2026-11-22.csv');
});

it('has everything that can happen in a group', () => {
  const grouped = new Set(HISTORY_GROUPS.flatMap(({ kinds = [] }) => kinds));
  expect(grouped).toEqual(new Set(HISTORY_KINDS));
});

it('says where it came from, and how often', () => {
  const refused = entry({ kind: 'refused', address: '192.168.1.9', locality: 'remote', count: 3 });
  expect(historyMeta(refused)).toEqual(['192.168.1.9 (your network)', '3 times']);
});
