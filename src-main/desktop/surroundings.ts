/** What this desktop offers around the app: notifications, a place for the tray icon, and whether its screen is locked. */
import { createDbusNotifier } from './notifications/dbus-notifier.ts';
import { electronScreenLock, electronSeesLock } from './notifications/electron-lock.ts';
import { createElectronNotifier } from './notifications/electron-notifier.ts';
import type { Notifier } from './notifications/notifier.ts';
import { watchScreenLock, type ScreenLock } from './notifications/screen-lock.ts';
import { sessionBusAt } from './notifications/session-bus.ts';
import { alwaysThere, watchTrayHost, type TrayHost } from './tray/tray-host.ts';

export interface Surroundings {
  readonly notifier: Notifier;
  readonly trayHost: TrayHost;
  readonly screenLock: ScreenLock;
  /** From now on the desktop is asked and told; the start of the gateway comes first. */
  connect(): void;
  /** Takes everything off the screen and lets go of the system. */
  close(): Promise<void>;
}

/** On Linux both are spoken to over D-Bus: Electron draws no buttons there, and cannot say whether a tray exists. */
export function createSurroundings(platform: NodeJS.Platform, iconPath: string): Surroundings {
  if (platform !== 'linux') {
    const notifier = createElectronNotifier({ platform, iconPath });
    const screenLock = electronScreenLock();
    return {
      notifier,
      trayHost: alwaysThere(),
      screenLock,
      connect: () => undefined,
      close: async () => {
        screenLock.close();
        await notifier.close();
      },
    };
  }
  const bus = sessionBusAt();
  const notifier = createDbusNotifier({
    bus,
    appName: 'OpenClaw Gateway',
    desktopEntry: 'openclaw-gateway',
    iconPath,
  });
  const trayHost = watchTrayHost(bus);
  const screenLock = watchScreenLock(bus, electronSeesLock);
  return {
    notifier,
    trayHost,
    screenLock,
    connect: () => {
      bus.connect();
    },
    close: async () => {
      screenLock.close();
      await notifier.close();
      trayHost.close();
      bus.close();
    },
  };
}
