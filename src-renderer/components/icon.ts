/** One size and one stroke for every icon. They stand beside words, so they are hidden from screen readers. */
export const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
export const LARGE_ICON = { ...ICON, size: 24 } as const;
