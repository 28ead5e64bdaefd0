/** Where the window opens, from what was kept of it, which anyone may have edited, and on the screens of today. Pure. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The title bar can still be taken hold of where so much of it lies on a screen. */
const HOLD = { width: 100, height: 30 };
/** A screen is never larger, and a window that says so was not made by us. */
const LARGEST = 32_767;

/** `areas`: what each screen has for windows, in screen points. Nothing where nothing of it can be used. */
export function windowPlace(kept: unknown, areas: readonly Rectangle[]): Partial<Rectangle> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { x, y, width, height } = kept as Readonly<Record<string, unknown>>;
  if (!isLength(width) || !isLength(height)) return {};
  const size = { width, height };
  if (!isPoint(x) || !isPoint(y)) return size;
  return areas.some((area) => canBeHeld({ x, y, ...size }, area)) ? { x, y, ...size } : size;
}

function isLength(value: unknown): value is number {
  return isPoint(value) && value > 0;
}

function isPoint(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= LARGEST;
}

/** The window's upper edge lies on this screen, and enough of it from side to side. */
function canBeHeld(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return right - left >= HOLD.width && window.y >= area.y && window.y + HOLD.height <= area.y + area.height;
}
