import type { time as english } from '../../en/words/time.ts';
import type { Translated } from '../../translated.ts';

export const time: Translated<typeof english> = {
  'time.justNow': 'à l’instant',
  'time.minutesAgo': 'il y a {count} min',
  'time.hoursAgo': 'il y a {count} h',
  'time.dayAgo': 'hier',
  'time.daysAgo': 'il y a {count} jours',
  'time.onDay': 'le {day}',
  'time.endsNow': 'se termine maintenant',
  'time.endsInMinutes': 'se termine dans {count} min',
  'time.endsInHours': 'se termine dans {count} h',
  'time.endsOn': 'se termine le {day}',
  'time.since': 'depuis {time}',
  'time.sinceDay': 'depuis le {day} à {time}',
  'time.today': 'Aujourd’hui',
  'time.yesterday': 'Hier',
};
