/** What the chart of the gate counts: which of the entries, how often, and in which hour or day. */
import { expect, it } from 'vitest';
import type { HistoryEntry } from '../../src-main/gateway/index.ts';
import { gateSpans, gateStart, gateSum } from '../../src-renderer/state/gate-counts.ts';

const NOW = new Date(2026, 10, 22, 14, 40).getTime();
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let last = 0;
function entry(kind: HistoryEntry['kind'], agoMs: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id: String((last += 1)), kind, atMs: NOW - agoMs, ...more };
}

it.each<[HistoryEntry['kind'], Partial<HistoryEntry>, [asked: number, letIn: number, keptOut: number]]>([
  ['requested', {}, [1, 0, 0]],
  ['approved', {}, [0, 1, 0]],
  ['connected-by-secret', { count: 4 }, [0, 4, 0]],
  ['setup-code-used', {}, [0, 1, 0]],
  ['repaired', {}, [0, 1, 0]],
  ['refused', { count: 500 }, [0, 0, 500]],
  ['denied', {}, [0, 0, 1]],
  ['locked-out', { count: 10 }, [0, 0, 1]], // of wrong guesses; each was refused already
  ['renamed', {}, [0, 0, 0]],
  ['removed', {}, [0, 0, 0]],
])('counts %s %o as %o', (kind, more, [asked, letIn, keptOut]) => {
  expect(gateSum(gateSpans([entry(kind, MINUTE_MS, more)], 'day', NOW, 0))).toEqual({ asked, letIn, keptOut });
});

it('gives each hour what began in it, the one that goes on last', () => {
  const spans = gateSpans(
    [entry('requested', 10 * MINUTE_MS), entry('requested', 41 * MINUTE_MS), entry('requested', 23 * HOUR_MS)],
    'day',
    NOW,
    0,
  );
  expect(spans).toHaveLength(24);
  expect(spans.map(({ asked }) => asked)).toEqual([1, ...Array<number>(21).fill(0), 1, 1]);
  expect(new Date(spans[23]?.fromMs ?? 0).getHours()).toBe(14);
  expect(spans[0]?.fromMs).toBe(gateStart('day', NOW));
  for (const [index, { toMs }] of spans.slice(0, -1).entries()) expect(toMs).toBe(spans[index + 1]?.fromMs);
});

it('leaves out what is older than the period, and counts by this page’s clock', () => {
  const old = entry('refused', 24 * HOUR_MS);
  expect(gateSum(gateSpans([old], 'day', NOW, 0)).keptOut).toBe(0);
  expect(gateSum(gateSpans([old], 'month', NOW, 0)).keptOut).toBe(1);
  expect(gateSum(gateSpans([old], 'day', NOW, -24 * HOUR_MS)).keptOut).toBe(1); // the gateway's clock is a day behind
});

it('counts whole days of the calendar, also where the clock is set in between', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Europe/Berlin';
  try {
    const noon = new Date(2026, 10, 1, 12).getTime(); // a week after a day of 25 hours
    const spans = gateSpans([], 'month', noon, 0);
    expect(spans.every(({ fromMs }) => new Date(fromMs).getHours() === 0)).toBe(true);
    expect(spans.filter(({ fromMs, toMs }) => toMs - fromMs === 25 * HOUR_MS)).toHaveLength(1);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
