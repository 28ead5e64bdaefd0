/** How often a person may be interrupted, whoever knocks. Pure; all times are monotonic milliseconds. */

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

/** When the next notice may be shown: now, or a time ahead. `reserved`: so many of the row are for something else. */
export function nextNoticeAtMs(budget: NoticeBudget, nowMs: number, reserved = 0): number {
  const last = budget.shownAtMs.at(-1) ?? Number.NEGATIVE_INFINITY;
  return Math.max(last + APART_MS, nextInRowAtMs(budget, nowMs, reserved));
}

/** The same for what need not be ten seconds apart from the one before. */
export function nextInRowAtMs(budget: NoticeBudget, nowMs: number, reserved = 0): number {
  const row = budget.shownAtMs.filter((at) => at > nowMs - ROW_MS);
  const most = IN_A_ROW - reserved;
  return row.length < most ? nowMs : (row.at(-most) ?? nowMs) + ROW_MS;
}

/** Whether this was shown within the time that the row is counted in. */
export function isInRow(atMs: number | undefined, nowMs: number): boolean {
  return atMs !== undefined && atMs > nowMs - ROW_MS;
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
