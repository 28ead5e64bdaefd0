/** Which of the rendered icons (scripts/icons.mjs) fits this desktop. Pure. */
import type { TrayIcon } from './tray-model.ts';

/** `template`: black, coloured by macOS itself. The others: for a bar of that brightness, or of one nobody can tell. */
type TrayShade = 'template' | 'on-dark' | 'on-light' | 'on-any';

export interface DesktopLook {
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP; empty where there is none. */
  readonly desktop: string;
  /** Whether the system's own surfaces are dark. */
  readonly dark: boolean;
}

/** These have a black bar under every theme. */
const BLACK_BAR = /\b(gnome|unity|pantheon)\b/i;
const BAR_FOLLOWS_THEME = /\bkde\b/i;

function trayShade({ platform, desktop, dark }: DesktopLook): TrayShade {
  if (platform === 'darwin') return 'template';
  if (platform === 'linux') {
    if (BLACK_BAR.test(desktop)) return 'on-dark';
    // Xfce's panel is dark under a light theme, others are whatever their owner made them.
    if (!BAR_FOLLOWS_THEME.test(desktop)) return 'on-any';
  }
  return dark ? 'on-dark' : 'on-light';
}

/** In points; the file of the same name with `@2x` is taken where the screen is fine enough. */
const POINTS = 16;
/** Panels of Linux scale what they get: the larger one stays sharp. */
const LINUX_POINTS = 24;

export function trayIconFile(icon: TrayIcon, look: DesktopLook): string {
  const points = look.platform === 'linux' ? LINUX_POINTS : POINTS;
  return `${trayShade(look)}/${icon}-${String(points)}.png`;
}
