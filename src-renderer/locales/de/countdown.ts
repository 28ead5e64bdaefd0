import type { countdown as english } from '../en/countdown.ts';
import type { Translated } from '../translated.ts';

export const countdown: Translated<typeof english> = {
  'countdown.left': 'noch {time}',
  'countdown.retry': 'noch {time}, dann versucht es diese Seite von selbst wieder',
  'countdown.ranOut': 'abgelaufen',
  'countdown.over': 'vorbei',
};
