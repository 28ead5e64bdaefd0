/** The chart of what happened at the gate, in words. */
import { t } from '../language/t.ts';
import type { GatePeriod, GateSpan } from '../state/gate-counts.ts';
import { shortDay, timeOfDay } from './time-words.ts';

/** For an axis: `09:00`, or `22 Nov`. */
export function spanMark(period: GatePeriod, { fromMs }: GateSpan): string {
  return period === 'day' ? timeOfDay(fromMs) : shortDay(fromMs);
}

/** `09:00 to 10:00`, or `22 Nov`. */
export function spanWords(period: GatePeriod, span: GateSpan): string {
  return period === 'day'
    ? t('gate.hours', { from: timeOfDay(span.fromMs), to: timeOfDay(span.toMs) })
    : shortDay(span.fromMs);
}

/** `09:00 to 10:00: 2 asked, 1 let in, 5 kept out` */
export function countWords(period: GatePeriod, span: GateSpan): string {
  const { asked, letIn, keptOut } = span;
  return t('gate.at', { when: spanWords(period, span), asked, letIn, keptOut });
}
