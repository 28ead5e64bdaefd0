/** Times for people: relative in the text, exact on hover. */
import { region, t } from '../language/t.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const SHAPES = {
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  fullDay: { day: 'numeric', month: 'long', year: 'numeric' },
  exact: { dateStyle: 'long', timeStyle: 'medium' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** By region and shape: one is dear to make, and a list has many dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function written(shape: keyof typeof SHAPES, atMs: number): string {
  const key = `${region()} ${shape}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(region(), SHAPES[shape]);
  formats.set(key, format);
  return format.format(atMs);
}

/** `4:12`; never below zero. Cut, not rounded up: the clock it is counted with is itself up to a second behind. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function ago(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return t('time.justNow');
  if (ageMs < HOUR_MS) return t('time.minutesAgo', { count: Math.floor(ageMs / MINUTE_MS) });
  if (ageMs < DAY_MS) return t('time.hoursAgo', { count: Math.floor(ageMs / HOUR_MS) });
  const days = Math.floor(ageMs / DAY_MS);
  if (days < 7) return days === 1 ? t('time.dayAgo') : t('time.daysAgo', { count: days });
  return t('time.onDay', { day: written('day', atMs) });
}

/** `ends in 42 min`; what is over by our clock and not yet by the gateway's ends now. */
export function endsIn(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs;
  if (leftMs < MINUTE_MS) return t('time.endsNow');
  if (leftMs < HOUR_MS) return t('time.endsInMinutes', { count: Math.floor(leftMs / MINUTE_MS) });
  if (leftMs < 2 * DAY_MS) return t('time.endsInHours', { count: Math.round(leftMs / HOUR_MS) });
  return t('time.endsOn', { day: written('day', atMs) });
}

/** `since 09:12`, with the day when it was not today. */
export function since(atMs: number, nowMs: number): string {
  const day = written('day', atMs);
  const time = timeOfDay(atMs);
  return day === written('day', nowMs) ? t('time.since', { time }) : t('time.sinceDay', { day, time });
}

/** `22 Nov` */
export function shortDay(atMs: number): string {
  return written('day', atMs);
}

/** `09:12` */
export function timeOfDay(atMs: number): string {
  return written('clock', atMs);
}

/** `Today`, `Yesterday`, or the date. */
export function dayWords(atMs: number, nowMs: number): string {
  const date = written('fullDay', atMs);
  if (date === written('fullDay', nowMs)) return t('time.today');
  return date === written('fullDay', nowMs - DAY_MS) ? t('time.yesterday') : date;
}

export function exactTime(atMs: number): string {
  return written('exact', atMs);
}
