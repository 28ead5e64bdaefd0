/** `openclaw gateway run`: the gateway without a desktop, for servers and containers. */
import {
  createLogger,
  nodePorts,
  holdStateFolder,
  startApprovalHook,
  startDiscovery,
  openLogFile,
  systemClock,
  type StateFolderResult,
  type Places,
  type RunOptions,
} from '../adapters/index.ts';
import {
  commandAt,
  createGateway,
  codeWords,
  type DeskEvent,
  type Gateway,
  type Home,
  type HostControl,
} from '../gateway/index.ts';
import { addressWords, describe } from './device-lines.ts';
import { faultWords, stateFolderProblem } from './fault-words.ts';
import { failed, type CommandOutput } from './output.ts';
import { VERSION } from './version.ts';

export interface HeadlessOptions extends RunOptions {
  /** In place of the terminal: kept small, and the one before it beside it. */
  readonly logFile?: string;
}

/** `pagesDir` holds the built Control UI. Resolves when it has stopped; with a problem where it could not start. */
export async function runHeadless(
  places: Places,
  pagesDir: string,
  { logFile, ...run }: HeadlessOptions,
): Promise<CommandOutput> {
  const logger = createLogger(logFile === undefined ? process.stderr : openLogFile(logFile));
  const tell = (text: string): void => {
    if (logFile === undefined) process.stdout.write(`${text}\n`);
    else logger.info(text);
  };
  let stopped = (): void => undefined;
  const untilStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const host: HostControl = {
    mode: 'headless',
    version: VERSION,
    pid: process.pid,
    start: async () => {
      await gateway.start();
    },
    stop: async () => {
      await gateway.stop('gateway stopping');
      stopped();
    },
    restart: async () => {
      await gateway.restart('gateway restarting');
    },
  };
  const ports = nodePorts({ places, env: process.env, host, clock: systemClock, logger, pagesDir, run });
  const gateway: Gateway = createGateway(ports);
  const lease: { lost: boolean } = { lost: false };
  let held: StateFolderResult;
  try {
    held = await holdStateFolder({
      ...{ places, gateway, clock: systemClock, onWait: tell },
      onLost: () => {
        lease.lost = true;
        void host.stop();
      },
    });
  } catch (error) {
    return stateFolderProblem(places.ownDir, error);
  }
  if (!held.ok) return failed(alreadyRuns(places, held.by));
  const { folder } = held;
  const { env } = process;
  const stopHook = startApprovalHook({ desk: gateway.pairing, logger, settingsFile: places.settingsFile, env });
  const stopDiscovery = startDiscovery({ desk: gateway.pairing, logger, env, network: ports.network });
  gateway.pairing.subscribe((event) => {
    announce(event, gateway.status().home, tell);
  });
  const status = await gateway.start();
  if (status.fault !== undefined) {
    await Promise.all([gateway.stop('gateway stopping'), stopDiscovery()]);
    await folder.close();
    return failed(faultWords(status.fault));
  }
  tell(`OpenClaw Gateway ${VERSION} is running on ${addressWords(status.addresses)}`);
  for (const notice of status.notices) tell(notice);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.stop());
  await untilStopped;
  stopHook();
  await stopDiscovery();
  await folder.close();
  return lease.lost ? failed(`Another gateway has taken ${places.stateDir}, so this one stopped.`) : { exitCode: 0 };
}

function alreadyRuns({ stateDir }: Places, by: string | undefined): string {
  return by === undefined
    ? `A gateway runs already for ${stateDir}.\nOnly one may use a state folder.\nSee it with: openclaw gateway status`
    : `Another gateway uses ${stateDir}: ${by}.\nOnly one may, or each would undo what the other writes.\n` +
        'Stop that one, or give this one another folder or volume (OPENCLAW_STATE_DIR).';
}

/** Where nobody sees a notification, the terminal or the container's log is the place to look. */
function announce(event: DeskEvent, home: Home, tell: (text: string) => void): void {
  if (event.type !== 'requested' || event.request.quiet) return;
  const { request } = event;
  const code = codeWords(request.code);
  tell(`${describe(request)} wants to connect. Approve with: ${commandAt(home, `openclaw devices approve ${code}`)}`);
}
