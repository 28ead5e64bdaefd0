/** How often a person may be interrupted, whoever knocks (SECURITY Q8). Pure; all times are monotonic milliseconds. */

/** Two devices may knock at once; ten in a row are a flood, and one line tells of it as well. */
const APART_MS = 10_000;
const IN_A_ROW = 5;
const ROW_MS = 300_000;
/** A flood must not be a siren. */
const SOUND_APART_MS = 60_000;

export interface NoticeBudget {
  /** When the notices of the last five minutes were shown, oldest first. */
  readonly shownAtMs: readonly number[];
  readonly soundedAtMs: number | undefined;
}

export const FRESH_BUDGET: NoticeBudget = { shownAtMs: [], soundedAtMs: undefined };

/** When the next notice may be shown: now, or a time ahead. */
export function nextNoticeAtMs(budget: NoticeBudget, nowMs: number): number {
  const row = budget.shownAtMs.filter((at) => at > nowMs - ROW_MS);
  const last = row.at(-1) ?? Number.NEGATIVE_INFINITY;
  const rowEnds = row.length < IN_A_ROW ? Number.NEGATIVE_INFINITY : (row.at(-IN_A_ROW) ?? nowMs) + ROW_MS;
  return Math.max(nowMs, last + APART_MS, rowEnds);
}

export function spendNotice(budget: NoticeBudget, nowMs: number): NoticeBudget {
  return { ...budget, shownAtMs: [...budget.shownAtMs.filter((at) => at > nowMs - ROW_MS), nowMs] };
}

export function maySound(budget: NoticeBudget, nowMs: number): boolean {
  return budget.soundedAtMs === undefined || nowMs - budget.soundedAtMs >= SOUND_APART_MS;
}

export function spendSound(budget: NoticeBudget, nowMs: number): NoticeBudget {
  return { ...budget, soundedAtMs: nowMs };
}
