/** The desktop app around the core: reads as the list of its parts and of what each is told. */
import path from 'node:path';
import { clipboard, shell } from 'electron';
import { app } from 'electron/main';
import { configuredRemote, nodePorts, startApprovalHook, startDiscovery, type Places } from '../adapters/index.ts';
import {
  clientAddress,
  createGateway,
  isLoopbackName,
  type Clock,
  type Gateway,
  type HostControl,
  type Logger,
  type PairingDesk,
} from '../gateway/index.ts';
import { createAbout } from './about.ts';
import { Attachment } from './attach/attachment.ts';
import { candidateOnOurPort, listensAt, offerOnTakenPort } from './attach/find-candidate.ts';
import { systemKeyring } from './attach/keyring.ts';
import type { Autostart } from './autostart/autostart.ts';
import { followChildProcesses } from './child-processes.ts';
import { DesktopFacts } from './desktop-facts.ts';
import { serveIpc } from './ipc.ts';
import { startAnnouncer } from './notifications/announcer.ts';
import { NoticePolicy } from './notifications/notice-policy.ts';
import { OwnGateway } from './own-gateway.ts';
import { OwnerDoor } from './owner-door.ts';
import { openPreferences } from './preferences.ts';
import { quitInOrder } from './quit-in-order.ts';
import { isHiddenStart } from './start-arguments.ts';
import { createSurroundings } from './surroundings.ts';
import { followSystem } from './system-events.ts';
import { TestDevice } from './test-device.ts';
import { TokenDesk } from './token-desk.ts';
import { createTray } from './tray/tray.ts';
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
  readonly places: Places;
  /** The folder of the built program. */
  readonly outDir: string;
  readonly resourcesDir: string;
  readonly logFile: string;
  /** Starts with nothing but the tray, as at login. */
  readonly hidden: boolean;
  readonly autostart: Autostart;
  /** Where newer versions are looked for, and what with. */
  readonly updates: Pick<UpdateParts, 'feed' | 'load'>;
}

export async function startDesktop(ports: DesktopPorts): Promise<void> {
  const { clock, logger, env, places, outDir, resourcesDir, logFile, hidden, autostart } = ports;
  const pagesDir = path.join(outDir, 'renderer');
  followChildProcesses(logger);
  const preferences = openPreferences(logger, clock);

  const host: HostControl = {
    mode: 'desktop',
    version: app.getVersion(),
    pid: process.pid,
    start: () => own.start(),
    stop: () => own.stop(),
    restart: () => own.restart(),
  };
  const gatewayPorts = nodePorts({ places, env, host, clock, logger, pagesDir });
  const gateway: Gateway = createGateway(gatewayPorts);
  const icon = path.join(resourcesDir, 'icons/256x256.png');
  const surroundings = createSurroundings(process.platform, icon);
  const { notifier, trayHost, screenLock } = surroundings;
  const policy = new NoticePolicy(preferences, clock);
  const facts = new DesktopFacts({ preferences, notifier, policy, trayHost, autostart });
  const door = new OwnerDoor({
    ...{ places, gateway, clock, logger },
    onLost: (fault) => {
      facts.setStartupFault(fault);
    },
  });
  const onOurPort = () => candidateOnOurPort(places, env);
  const own: OwnGateway = new OwnGateway({
    ...{ gateway, door },
    isElsewhere: () => attachment.isElsewhere(),
    onFolder: async (fault) => {
      facts.setStartupFault(fault);
      if (fault !== undefined) attachment.propose(await onOurPort());
    },
  });
  const attachment = new Attachment({
    ...{ preferences, clock, logger, version: app.getVersion() },
    openVault: async () => {
      const { AttachVault } = await import('./attach/vault.ts');
      return await AttachVault.open(path.join(app.getPath('userData'), 'attach.json'), systemKeyring, logger);
    },
    configured: () => configuredRemote(places, env),
    onOurPort,
    isOwn: (target) => listensAt(gateway.status(), target),
    stopOwn: () => own.leave(),
    startOwn: () => own.start(),
  });
  offerOnTakenPort(gateway, attachment, onOurPort, logger);
  const deskInUse = (): PairingDesk => attachment.desk() ?? gateway.pairing;
  const updates = new Updates({
    ...{ ...ports.updates, clock, logger },
    quitAndThen: (install) => {
      quitAndThen(install);
    },
  });
  const showAbout = createAbout(icon, outDir, () => updates.state());
  const testDevice = new TestDevice(gateway);
  const colours = new WindowColours(preferences);
  const window = new ControlWindow({
    preload: path.join(outDir, 'preload/preload.cjs'),
    pagesDir,
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
    iconFolder: path.join(resourcesDir, 'tray'),
    platform: process.platform,
    desktop: env['XDG_CURRENT_DESKTOP'] ?? '',
    host: trayHost,
    onAction: trayActions({
      ...{ window, policy, attachment, gateway, host, updates, logger, setStartAtLogin, showAbout },
      copyAddress: () => {
        copyAddress(deskInUse());
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
    const desk = deskInUse();
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
  attachment.onChange(() => {
    const [attached, attachOffer] = [attachment.state(), attachment.offer()];
    facts.setAttach({ ...(attached && { attached }), ...(attachOffer && { attachOffer }) });
  });
  attachment.onSwitch(() => {
    unfollowDesk();
    unfollowDesk = followDesk();
    window.reload(); // what it knows is of the gateway before
  });
  const stopHook = startApprovalHook({ desk: gateway.pairing, logger, settingsFile: places.settingsFile, env });
  const stopDiscovery = startDiscovery({ desk: gateway.pairing, logger, env, network: gatewayPorts.network });
  serveIpc({
    openSession: (channel) => attachment.openSession(channel) ?? gateway.openOwnerSession(channel, 'window'),
    attachment,
    facts,
    policy,
    window,
    sendTestRequest: () => testDevice.knock(),
    copyAddress: () => {
      copyAddress(deskInUse());
    },
    control: (action) => host[action](),
    setStartAtLogin,
    colours,
    token: new TokenDesk(gateway, (text) => {
      void clipboard.writeText(text);
    }),
  });
  app.on('second-instance', (_event, _arguments, _folder, told) => {
    // A second start at login shows nothing; a person's start, or a link, shows the window.
    if (!isHiddenStart(told)) window.show();
  });
  // Links are data: whatever they say, they only open the window.
  app.on('open-url', (event) => {
    event.preventDefault();
    window.show();
  });
  app.on('activate', () => {
    window.show();
  });
  // The gateway goes on without a window; without this listener Electron would quit.
  app.on('window-all-closed', () => undefined);

  const quitAndThen = quitInOrder(async () => {
    updates.close();
    unfollowDesk();
    stopHook();
    policy.close();
    await Promise.all([attachment.close(), surroundings.close(), own.leave(), stopDiscovery()]);
    tray.close();
  });
  followSystem({
    woke: () => {
      gateway.woke();
      attachment.woke();
    },
    sessionEnds: () => {
      app.quit();
    },
  });

  const attached = await attachment.resume();
  if (!attached) await host.start();
  surroundings.connect();
  const isUp = attached || gateway.status().state === 'running';
  if (!isUp || !hidden) window.show(); // only a start at login, or by the command line, is hidden
}

function copyAddress(desk: PairingDesk): void {
  const [address] = desk.status().addresses;
  if (address !== undefined) void clipboard.writeText(clientAddress(address));
}
