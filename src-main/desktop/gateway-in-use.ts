/**
 * The gateway that this app uses, its own in this process or one elsewhere, from the first moment on: nothing here waits
 * for Electron's "ready" but the key of a gateway elsewhere.
 */
import path from 'node:path';
import { app } from 'electron/main';
import { configuredRemote, nodePorts, startApprovalHook, startDiscovery, type Places } from '../adapters/index.ts';
import {
  createGateway,
  type Clock,
  type Gateway,
  type HostControl,
  type Logger,
  type PairingDesk,
} from '../gateway/index.ts';
import { Attachment } from './attach/attachment.ts';
import { candidateOnOurPort, listensAt, offerOnTakenPort } from './attach/find-candidate.ts';
import { systemKeyring } from './attach/keyring.ts';
import { OwnGateway } from './own-gateway.ts';
import { OwnerDoor } from './owner-door.ts';
import type { Preferences } from './preferences.ts';
import type { StartupFault } from './startup-fault.ts';

export interface GatewayInUseParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly env: NodeJS.ProcessEnv;
  readonly places: Places;
  readonly preferences: Preferences;
  /** The folder of the built program. */
  readonly outDir: string;
}

export interface GatewayInUse {
  /** It stands still while another one is used. */
  readonly own: Gateway;
  readonly host: HostControl;
  readonly attachment: Attachment;
  /** Resolves once its start has come to an end, to whether a gateway is in use then. */
  readonly begun: Promise<boolean>;
  desk(): PairingDesk;
  /** Why its own gateway may not run. */
  startupFault(): StartupFault | undefined;
  onStartupFault(listener: (fault: StartupFault | undefined) => void): void;
  leave(): Promise<void>;
}

/** Begins at once. */
export function useGateway({ clock, logger, env, places, preferences, outDir }: GatewayInUseParts): GatewayInUse {
  const host: HostControl = {
    mode: 'desktop',
    version: app.getVersion(),
    pid: process.pid,
    start: () => own.start(),
    stop: () => own.stop(),
    restart: () => own.restart(),
  };
  const gatewayPorts = nodePorts({ places, env, host, clock, logger, pagesDir: path.join(outDir, 'renderer') });
  const gateway = createGateway(gatewayPorts);
  const stopHook = startApprovalHook({ desk: gateway.pairing, logger, settingsFile: places.settingsFile, env });
  const stopDiscovery = startDiscovery({ desk: gateway.pairing, logger, env, network: gatewayPorts.network });
  let startupFault: StartupFault | undefined;
  let tellFault: (fault: StartupFault | undefined) => void = () => undefined;
  const onFault = (fault: StartupFault | undefined): void => {
    startupFault = fault;
    tellFault(fault);
  };
  const door = new OwnerDoor({ places, gateway, clock, logger, onLost: onFault });
  const onOurPort = () => candidateOnOurPort(places, env);
  const own: OwnGateway = new OwnGateway({
    ...{ gateway, door },
    isElsewhere: () => attachment.isElsewhere(),
    onFolder: async (fault) => {
      onFault(fault);
      if (fault !== undefined) attachment.propose(await onOurPort());
    },
  });
  const attachment = new Attachment({
    ...{ preferences, clock, logger, version: app.getVersion() },
    openVault: async () => {
      const { AttachVault } = await import('./attach/vault.ts');
      await app.whenReady(); // the system's keyring is asked by Chromium
      return await AttachVault.open(path.join(app.getPath('userData'), 'attach.json'), systemKeyring, logger);
    },
    configured: () => configuredRemote(places, env),
    onOurPort,
    isOwn: (target) => listensAt(gateway.status(), target),
    stopOwn: () => own.leave(),
    startOwn: () => own.start(),
  });
  offerOnTakenPort(gateway, attachment, onOurPort, logger);

  const begin = async (): Promise<boolean> => {
    if (await attachment.resume()) return true;
    await own.start();
    return gateway.status().state === 'running';
  };
  return {
    own: gateway,
    host,
    attachment,
    begun: begin(),
    desk: () => attachment.desk() ?? gateway.pairing,
    startupFault: () => startupFault,
    onStartupFault: (listener) => {
      tellFault = listener;
    },
    leave: async () => {
      stopHook();
      await Promise.all([attachment.close(), own.leave(), stopDiscovery()]);
    },
  };
}
