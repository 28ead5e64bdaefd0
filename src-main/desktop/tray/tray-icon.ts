/** Which of the rendered icons (scripts/icons.mjs) fits this desktop. Pure. */
import type { TrayIcon } from './tray-model.ts';

/** `template`: black, coloured by macOS itself. `on-dark` and `on-light`: for a bar of that brightness. */
export type TrayShade = 'template' | 'on-dark' | 'on-light';

export interface DesktopLook {
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP; empty where there is none. */
  readonly desktop: string;
  /** Whether the system's theme is dark. */
  readonly dark: boolean;
}

/** GNOME's bar is black under every theme; elsewhere the bar follows the theme. */
const BLACK_BAR = /\b(gnome|unity|pantheon)\b/i;

export function trayShade({ platform, desktop, dark }: DesktopLook): TrayShade {
  if (platform === 'darwin') return 'template';
  return dark || (platform === 'linux' && BLACK_BAR.test(desktop)) ? 'on-dark' : 'on-light';
}

/** In points; the file of the same name with `@2x` is taken where the screen is fine enough. */
const SIZE: Readonly<Partial<Record<NodeJS.Platform, number>>> = { win32: 16, darwin: 16, linux: 24 };

export function trayIconFile(icon: TrayIcon, look: DesktopLook): string {
  return `${trayShade(look)}/${icon}-${String(SIZE[look.platform] ?? 24)}.png`;
}
