/** The desktop app around the core: reads as the list of its parts and of what each is told. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clipboard, shell } from 'electron';
import { app } from 'electron/main';
import { clientAddress, isLoopbackName, type Clock, type Logger, type PairingDesk } from '../gateway/index.ts';
import { createAbout } from './about.ts';
import type { Autostart } from './autostart/autostart.ts';
import { followChildProcesses } from './child-processes.ts';
import { DesktopFacts } from './desktop-facts.ts';
import type { GatewayInUse } from './gateway-in-use.ts';
import { serveIpc } from './ipc.ts';
import { startAnnouncer } from './notifications/announcer.ts';
import { NoticePolicy } from './notifications/notice-policy.ts';
import type { Preferences } from './preferences.ts';
import { quitInOrder } from './quit-in-order.ts';
import { isHiddenStart } from './start-arguments.ts';
import { createSurroundings } from './surroundings.ts';
import { followSystem } from './system-events.ts';
import { TestDevice } from './test-device.ts';
import { TokenDesk } from './token-desk.ts';
import { createTray, firstTray } from './tray/tray.ts';
import { trayActions } from './tray/tray-actions.ts';
import { feedTray } from './tray/tray-feed.ts';
import { Updates, type UpdateParts } from './updates/updates.ts';
import { ControlWindow } from './window/control-window.ts';
import { WindowColours } from './window/window-colours.ts';

/** Every outside thing that is not Electron itself; a test's entry gives its own clock. */
export interface DesktopPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly env: NodeJS.ProcessEnv;
  readonly preferences: Preferences;
  readonly inUse: GatewayInUse;
  /** The folder of the built program. */
  readonly outDir: string;
  readonly resourcesDir: string;
  readonly logFile: string;
  /** Starts with nothing but the tray, as at login. */
  readonly hidden: boolean;
  readonly autostart: Autostart;
  /** Where newer versions are looked for, which may still be looked up, and what with. */
  readonly updates: Pick<UpdateParts, 'load'> & { readonly feed: Promise<UpdateParts['feed']> };
}

/** Longer than it takes to start, where nothing is in its way. */
const GATEWAY_FIRST_MS = 300;

export async function startDesktop(ports: DesktopPorts): Promise<void> {
  const { clock, logger, env, outDir, resourcesDir, logFile, autostart, preferences, inUse } = ports;
  const { own: gateway, host, attachment } = inUse;
  const trayPlace = {
    iconFolder: path.join(resourcesDir, 'tray'),
    platform: process.platform,
    desktop: env['XDG_CURRENT_DESKTOP'] ?? '',
  };
  const first = firstTray(trayPlace);
  followChildProcesses(logger);
  let leave = () => inUse.leave();
  const quitAndThen = quitInOrder(() => leave());
  let { hidden } = ports;
  /** Until there is a window to show, it will be shown. */
  let show = (): void => {
    hidden = false;
  };
  app.on('second-instance', (_event, _arguments, _folder, told) => {
    // A second start at login shows nothing; a person's start, or a link, shows the window.
    if (!isHiddenStart(told)) show();
  });
  // Links are data: whatever they say, they only open the window.
  app.on('open-url', (event) => {
    event.preventDefault();
    show();
  });
  app.on('activate', () => {
    show();
  });
  // The gateway goes on without a window; without this listener Electron would quit.
  app.on('window-all-closed', () => undefined);

  // The gateway comes first: to make the menu, and all that is told of it, takes as long as its whole start.
  await Promise.race([inUse.begun, delay(GATEWAY_FIRST_MS)]);
  const feed = await ports.updates.feed;
  const icon = path.join(resourcesDir, 'icons/256x256.png');
  const surroundings = createSurroundings(process.platform, icon);
  const { notifier, trayHost, screenLock } = surroundings;
  const policy = new NoticePolicy(preferences, clock);
  const facts = new DesktopFacts({ preferences, notifier, policy, trayHost, autostart });
  facts.setStartupFault(inUse.startupFault());
  inUse.onStartupFault((fault) => {
    facts.setStartupFault(fault);
  });
  const updates = new Updates({
    ...{ ...ports.updates, feed, clock, logger },
    quitAndThen: (install) => {
      quitAndThen(install);
    },
  });
  const showAbout = createAbout(icon, outDir, () => updates.state());
  const testDevice = new TestDevice(gateway);
  const colours = new WindowColours(preferences);
  const window = new ControlWindow({
    preload: path.join(outDir, 'preload/preload.cjs'),
    pagesDir: path.join(outDir, 'renderer'),
    icon,
    preferences,
    onClosed: () => {
      void testDevice.forget();
    },
  });

  const setStartAtLogin = async (on: boolean): Promise<void> => {
    try {
      await facts.setStartAtLogin(on);
    } catch (error) {
      logger.error('start at login could not be switched', { error, file: autostart.place });
      throw error;
    }
  };
  const tray = createTray({
    ...{ ...trayPlace, first },
    host: trayHost,
    onAction: trayActions({
      ...{ window, policy, attachment, gateway, host, updates, logger, setStartAtLogin, showAbout },
      copyAddress: () => {
        copyAddress(inUse.desk());
      },
      showLogs: () => {
        shell.showItemInFolder(logFile);
      },
    }),
  });
  facts.subscribe((state) => {
    window.pushState(state);
  });

  /** Tray and notifications are of one desk at a time. */
  const followDesk = (): (() => void) => {
    const desk = inUse.desk();
    const attached = attachment.state();
    const stopTray = feedTray({ desk, facts, policy, updates, tray });
    const stopAnnouncer = startAnnouncer({
      ...{ desk, notifier, clock, policy, screenLock },
      openReview: (requestId) => {
        window.review(requestId);
      },
      openWindow: () => {
        window.show();
      },
      ...(attached !== undefined && !isLoopbackName(attached.host) && { elsewhere: attached.host }),
    });
    return () => {
      stopTray();
      stopAnnouncer();
    };
  };
  let unfollowDesk = followDesk();
  const tellAttach = (): void => {
    const [attached, attachOffer] = [attachment.state(), attachment.offer()];
    facts.setAttach({ ...(attached && { attached }), ...(attachOffer && { attachOffer }) });
  };
  tellAttach();
  attachment.onChange(tellAttach);
  attachment.onSwitch(() => {
    unfollowDesk();
    unfollowDesk = followDesk();
    window.reload(); // what it knows is of the gateway before
  });
  serveIpc({
    openSession: (channel) => attachment.openSession(channel) ?? gateway.openOwnerSession(channel, 'window'),
    attachment,
    facts,
    policy,
    window,
    sendTestRequest: () => testDevice.knock(),
    copyAddress: () => {
      copyAddress(inUse.desk());
    },
    control: (action) => host[action](),
    setStartAtLogin,
    colours,
    token: new TokenDesk(gateway, (text) => {
      void clipboard.writeText(text);
    }),
  });
  leave = async () => {
    updates.close();
    unfollowDesk();
    policy.close();
    await Promise.all([inUse.leave(), surroundings.close()]);
    tray.close();
  };
  followSystem({
    woke: () => {
      gateway.woke();
      attachment.woke();
    },
    sessionEnds: () => {
      app.quit();
    },
  });

  show = () => {
    window.show();
  };
  const isUp = await inUse.begun;
  surroundings.connect();
  if (!isUp || !hidden) window.show(); // only a start at login, or by the command line, is hidden
}

function copyAddress(desk: PairingDesk): void {
  const [address] = desk.status().addresses;
  if (address !== undefined) void clipboard.writeText(clientAddress(address));
}
