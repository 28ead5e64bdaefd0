import type { time as english } from '../../en/words/time.ts';
import type { Translated } from '../../translated.ts';

export const time: Translated<typeof english> = {
  'time.justNow': 'gerade eben',
  'time.minutesAgo': 'vor {count} Min.',
  'time.hoursAgo': 'vor {count} Std.',
  'time.dayAgo': 'gestern',
  'time.daysAgo': 'vor {count} Tagen',
  'time.onDay': 'am {day}',
  'time.endsNow': 'endet jetzt',
  'time.endsInMinutes': 'endet in {count} Min.',
  'time.endsInHours': 'endet in {count} Std.',
  'time.endsOn': 'endet am {day}',
  'time.since': 'seit {time}',
  'time.sinceDay': 'seit {day}, {time}',
  'time.today': 'Heute',
  'time.yesterday': 'Gestern',
};
