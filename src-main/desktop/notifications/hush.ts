/** When nothing may pop up: "Do not disturb", and quiet hours. Pure; all times are wall clock, milliseconds. */
import type { DesktopState, DoNotDisturb, NotificationSettings } from '../ipc-contract.ts';
import { atTimeOfDay } from '../local-time.ts';

export type Hush = DesktopState['quiet'];

const HOUR_MS = 3_600_000;
const MORNING = '08:00';
/** Somebody who is up before this hour has not begun the next day yet. */
const DAY_BEGINS = '04:00';
/** No choice lasts longer; a time further ahead was made before the computer's clock was set back. */
const LONGEST_MS = 36 * HOUR_MS;

/** What is kept of a choice that is made now. */
export function chosenNow(choice: DoNotDisturb['choice'], nowMs: number): DoNotDisturb {
  switch (choice) {
    case 'one-hour':
      return { choice, untilMs: nowMs + HOUR_MS };
    case 'until-morning':
      return { choice, untilMs: atTimeOfDay(MORNING, nowMs, nowMs < atTimeOfDay(DAY_BEGINS, nowMs) ? 0 : 1) };
    case 'until-turned-off':
    case 'off':
      return { choice };
  }
}

/** The choice as it holds now: one whose time is over is off. */
export function heldChoice({ choice, untilMs }: DoNotDisturb, nowMs: number): DoNotDisturb {
  if (choice === 'off' || choice === 'until-turned-off') return { choice };
  const holds = untilMs !== undefined && nowMs < untilMs && untilMs - nowMs <= LONGEST_MS;
  return holds ? { choice, untilMs } : { choice: 'off' };
}

export function hushAt(settings: NotificationSettings, nowMs: number): Hush {
  const { choice, untilMs } = heldChoice(settings.doNotDisturb, nowMs);
  if (choice !== 'off') return { kind: 'do-not-disturb', ...(untilMs !== undefined && { untilMs }) };
  const endMs = quietHoursEnd(settings.quietHours, nowMs);
  return endMs === undefined ? { kind: 'no' } : { kind: 'quiet-hours', untilMs: endMs };
}

/** Undefined outside of them. They may run over midnight; from a time to the same time is no time at all. */
function quietHoursEnd({ on, from, to }: NotificationSettings['quietHours'], nowMs: number): number | undefined {
  if (!on || from === to) return undefined;
  const overMidnight = to < from;
  const begunDaysAgo = overMidnight && nowMs < atTimeOfDay(to, nowMs) ? 1 : 0;
  const startMs = atTimeOfDay(from, nowMs, -begunDaysAgo);
  const endMs = atTimeOfDay(to, nowMs, overMidnight ? 1 - begunDaysAgo : 0);
  return startMs <= nowMs && nowMs < endMs ? endMs : undefined;
}
