/** What happened at the gate, counted by hours or by days. */
import type { HistoryEntry, HistoryKind } from '../../src-main/gateway/protocol/history.ts';

export type GatePeriod = 'day' | 'month';

export interface GateCount {
  readonly asked: number;
  readonly letIn: number;
  readonly keptOut: number;
}

/** An hour, or a day, of this page's clock and time zone. */
export interface GateSpan extends GateCount {
  readonly fromMs: number;
  /** Where the next one begins. */
  readonly toMs: number;
}

export const COUNTED: Readonly<Record<keyof GateCount, readonly HistoryKind[]>> = {
  asked: ['requested'],
  letIn: ['approved', 'connected-by-secret', 'setup-code-used', 'repaired'],
  keptOut: ['refused', 'denied', 'locked-out'],
};

const SPANS: Readonly<Record<GatePeriod, number>> = { day: 24, month: 30 };

/** Where the period begins: of the spans that it has, the one that is going on now is the last. */
export function gateStart(period: GatePeriod, nowMs: number): number {
  return startOf(period, nowMs, SPANS[period] - 1);
}

/** Oldest first; `offsetMs` is what the gateway's clock is ahead of this page's. What repeats counts when it began. */
export function gateSpans(
  entries: readonly HistoryEntry[],
  period: GatePeriod,
  nowMs: number,
  offsetMs: number,
): readonly GateSpan[] {
  const starts = Array.from({ length: SPANS[period] + 1 }, (_, index) =>
    startOf(period, nowMs, SPANS[period] - 1 - index),
  );
  const counts = starts.slice(1).map(() => ({ asked: 0, letIn: 0, keptOut: 0 }));
  for (const entry of entries) {
    const column = columnOf(entry.kind);
    const here = entry.atMs - offsetMs;
    const count = counts[starts.findLastIndex((start) => start <= here)];
    if (column !== undefined && count !== undefined) count[column] += timesOf(entry);
  }
  return counts.map((count, index) => ({ ...count, fromMs: starts[index] ?? 0, toMs: starts[index + 1] ?? 0 }));
}

export function gateSum(spans: readonly GateCount[]): GateCount {
  return spans.reduce(
    (sum, { asked, letIn, keptOut }) => ({
      asked: sum.asked + asked,
      letIn: sum.letIn + letIn,
      keptOut: sum.keptOut + keptOut,
    }),
    { asked: 0, letIn: 0, keptOut: 0 },
  );
}

/** Whole hours or days of the calendar: a day on which the clock is set is an hour longer or shorter. */
function startOf(period: GatePeriod, nowMs: number, back: number): number {
  const now = new Date(nowMs);
  if (period === 'day') return now.setMinutes(0, 0, 0) - back * 3_600_000;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).getTime();
}

function columnOf(kind: HistoryKind): keyof GateCount | undefined {
  return (['asked', 'letIn', 'keptOut'] as const).find((column) => COUNTED[column].includes(kind));
}

/** A lock-out is one, however many guesses led to it: each of them was refused, and is counted there. */
function timesOf({ kind, count = 1 }: HistoryEntry): number {
  return kind === 'locked-out' ? 1 : count;
}
