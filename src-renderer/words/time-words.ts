/** Times for people: relative in the text, exact on hover. The product speaks English, so its dates do too. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium' });

/** `4:12`; never below zero. Cut, not rounded up: the clock it is counted with is itself up to a second behind. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function ago(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return 'just now';
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} min ago`;
  if (ageMs < DAY_MS) return `${Math.floor(ageMs / HOUR_MS)} h ago`;
  const days = Math.floor(ageMs / DAY_MS);
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`;
  return `on ${day.format(atMs)}`;
}

/** `ends in 42 min`; what is over by our clock and not yet by the gateway's ends now. */
export function endsIn(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs;
  if (leftMs < MINUTE_MS) return 'ends now';
  if (leftMs < HOUR_MS) return `ends in ${Math.floor(leftMs / MINUTE_MS)} min`;
  if (leftMs < 2 * DAY_MS) return `ends in ${Math.round(leftMs / HOUR_MS)} h`;
  return `ends on ${day.format(atMs)}`;
}

/** `since 09:12`, with the day when it was not today. */
export function since(atMs: number, nowMs: number): string {
  const today = day.format(atMs) === day.format(nowMs);
  return `since ${today ? '' : `${day.format(atMs)}, `}${clock.format(atMs)}`;
}

/** `22 Nov` */
export function shortDay(atMs: number): string {
  return day.format(atMs);
}

/** `09:12` */
export function timeOfDay(atMs: number): string {
  return clock.format(atMs);
}

/** `Today`, `Yesterday`, or the date. */
export function dayWords(atMs: number, nowMs: number): string {
  const date = fullDay.format(atMs);
  if (date === fullDay.format(nowMs)) return 'Today';
  return date === fullDay.format(nowMs - DAY_MS) ? 'Yesterday' : date;
}

export function exactTime(atMs: number): string {
  return exact.format(atMs);
}
