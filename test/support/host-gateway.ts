/** A gateway as its process's environment says, for the programs that tests start as processes of their own. */
import path from 'node:path';
import { createLogger, nodePorts, placesFrom, systemClock } from '../../src-main/adapters/index.ts';
import { createGateway } from '../../src-main/gateway/index.ts';

export function hostGateway(more: Pick<Parameters<typeof nodePorts>[0], 'run' | 'machine'>) {
  const { env } = process;
  const places = placesFrom(env);
  const logger = createLogger(process.stderr);
  const nothing = (): Promise<void> => Promise.resolve();
  const ports = nodePorts({
    places,
    env,
    host: { mode: 'headless', version: '0', pid: process.pid, start: nothing, stop: nothing, restart: nothing },
    clock: systemClock,
    logger,
    pagesDir: path.join(places.stateDir, 'no-pages'),
    ...more,
  });
  return { env, places, logger, ports, gateway: createGateway(ports) };
}
