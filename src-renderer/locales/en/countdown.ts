/** Until when something holds; the time is figures such as 4:12. */
export const countdown = {
  'countdown.left': '{time} left',
  'countdown.retry': '{time} until this page tries again by itself',
  'countdown.ranOut': 'ran out',
  'countdown.over': 'over',
} as const;
