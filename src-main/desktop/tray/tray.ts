/** Draws the tray model with Electron's Tray. */
import path from 'node:path';
import { Menu, Tray, nativeTheme, type MenuItemConstructorOptions } from 'electron/main';
import { nativeImage } from 'electron/common';
import type { TrayHost } from './tray-host.ts';
import { trayIconFile, type DesktopLook } from './tray-icon.ts';
import type { TrayAction, TrayIcon, TrayModel, TrayRow } from './tray-model.ts';

export interface TrayPlace {
  /** The folder with the rendered tray icons. */
  readonly iconFolder: string;
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP; empty where there is none. */
  readonly desktop: string;
}

export interface TrayOptions extends TrayPlace {
  /** From `firstTray`; it becomes the one that is drawn. */
  readonly first: Tray;
  readonly host: TrayHost;
  readonly onAction: (action: TrayAction) => void;
}

export interface TrayView {
  draw(model: TrayModel): void;
  close(): void;
}

/** Before anything is known: a panel takes its time to show an icon, in which the gateway can start. */
export function firstTray(place: TrayPlace): Tray {
  return new Tray(imageOf('stopped', place));
}

function imageOf(icon: TrayIcon, { iconFolder, platform, desktop }: TrayPlace): Electron.NativeImage {
  const look: DesktopLook = { platform, desktop, dark: isSystemDark(nativeTheme) };
  const image = nativeImage.createFromPath(path.join(iconFolder, trayIconFile(icon, look)));
  image.setTemplateImage(platform === 'darwin');
  return image;
}

export function createTray(options: TrayOptions): TrayView {
  const { platform, host, onAction } = options;
  let tray: Tray | undefined = opened(options.first);
  let drawn: TrayModel | undefined;
  /** The system ticks a row that is clicked by itself, whatever comes of it. */
  let ticksAreTrue = true;

  function act(action: TrayAction): void {
    ticksAreTrue = false;
    onAction(action);
  }

  function opened(made: Tray): Tray {
    // macOS opens the menu itself.
    if (platform !== 'darwin') {
      made.on('click', () => {
        onAction({ kind: 'open-window' });
      });
    }
    return made;
  }

  function draw(model: TrayModel): void {
    drawn = model;
    ticksAreTrue = true;
    const image = imageOf(model.icon, options);
    tray ??= opened(new Tray(image));
    tray.setImage(image);
    tray.setToolTip(model.tooltip);
    if (platform === 'darwin') tray.setTitle(model.waiting > 0 ? String(model.waiting) : '');
    // Linux keeps showing the menu it was given: every change needs a new one.
    tray.setContextMenu(Menu.buildFromTemplate(model.rows.map((row) => entry(row, act))));
  }

  function drawAgain(): void {
    if (drawn !== undefined) draw(drawn);
  }

  nativeTheme.on('updated', drawAgain);
  // Chromium chooses between StatusNotifierItem and XEmbed once, when a Tray is made: a host that comes later needs a
  // new one (seen where the app starts at login before the panel).
  const stopWatching = host.onAppeared(() => {
    tray?.destroy();
    tray = undefined;
    drawAgain();
  });

  return {
    draw(model) {
      // A menu that is open closes when it is replaced.
      if (!ticksAreTrue || JSON.stringify(model) !== JSON.stringify(drawn)) draw(model);
    },
    close() {
      nativeTheme.off('updated', drawAgain);
      stopWatching();
      tray?.destroy();
    },
  };
}

interface SystemTheme {
  readonly shouldUseDarkColors: boolean;
  /** Not in Electron 33, and nowhere on Linux. */
  readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean;
}

/** On Windows the task bar can be dark while programs are light. */
function isSystemDark(theme: SystemTheme): boolean {
  return theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors;
}

function entry(row: TrayRow, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'line':
      return { type: 'separator' };
    case 'fact':
      return { label: literal(row.label), enabled: false };
    case 'switch':
      return {
        label: literal(row.label),
        type: 'checkbox',
        checked: row.on,
        click: () => {
          onAction(row.action);
        },
      };
    case 'choice':
      return {
        label: literal(row.label),
        type: 'radio',
        checked: row.chosen,
        click: () => {
          onAction(row.action);
        },
      };
    case 'menu':
      return { label: literal(row.label), submenu: row.rows.map((inner) => entry(inner, onAction)) };
    case 'action':
      return {
        label: literal(row.label),
        enabled: row.enabled,
        click: () => {
          onAction(row.action);
        },
      };
  }
}

/** A single & would mark a key, and a device may have one in its name. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
