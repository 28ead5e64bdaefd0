import type { countdown as english } from '../en/countdown.ts';
import type { Translated } from '../translated.ts';

export const countdown: Translated<typeof english> = {
  'countdown.left': 'encore {time}',
  'countdown.retry': 'encore {time} avant que cette page réessaie d’elle-même',
  'countdown.ranOut': 'expiré',
  'countdown.over': 'terminé',
};
