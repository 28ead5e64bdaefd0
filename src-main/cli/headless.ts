/** `openclaw gateway run`: the gateway without a desktop, for servers and containers. */
import {
  createLogger,
  nodePorts,
  openControlSocket,
  startApprovalHook,
  systemClock,
  type Places,
  type RunOptions,
} from '../adapters/index.ts';
import { createGateway, codeWords, type DeskEvent, type Gateway, type HostControl } from '../gateway/index.ts';
import { addressWords, describe } from './device-lines.ts';
import { faultWords } from './gateway-control.ts';
import { failed, type CommandOutput } from './output.ts';
import { VERSION } from './version.ts';

/** `pagesDir` holds the built Control UI. Resolves when it has stopped; with a problem where it could not start. */
export async function runHeadless(places: Places, pagesDir: string, run: RunOptions): Promise<CommandOutput> {
  const logger = createLogger(process.stderr);
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
  const gateway: Gateway = createGateway(
    nodePorts({ places, env: process.env, host, clock: systemClock, logger, pagesDir, run }),
  );
  const control = await openControlSocket(places.controlSocket, gateway);
  if (!control.ok) {
    return failed(
      `A gateway runs already for ${places.stateDir}.\nOnly one may use a state folder.\nSee it with: openclaw gateway status`,
    );
  }
  const { env } = process;
  gateway.pairing.subscribe(announce);
  const stopHook = startApprovalHook({ desk: gateway.pairing, logger, settingsFile: places.settingsFile, env });
  const status = await gateway.start();
  if (status.fault !== undefined) {
    await control.socket.close();
    return failed(faultWords(status.fault));
  }
  process.stdout.write(`OpenClaw Gateway ${VERSION} is running on ${addressWords(status.addresses)}\n`);
  for (const notice of status.notices) process.stderr.write(`${notice}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.stop());
  await untilStopped;
  stopHook();
  await control.socket.close();
  return { exitCode: 0 };
}

/** Where nobody sees a notification, the terminal or the container's log is the place to look. */
function announce(event: DeskEvent): void {
  if (event.type !== 'requested' || event.request.quiet) return;
  const { request } = event;
  const code = codeWords(request.code);
  process.stdout.write(`${describe(request)} wants to connect. Approve with: openclaw devices approve ${code}\n`);
}
