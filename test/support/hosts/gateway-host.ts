/**
 * A gateway as a program of its own, for a network namespace: it answers on standard output, one line of JSON for each
 * word on standard input.
 */
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createLogger, nodePorts, placesFrom, startDiscovery, systemClock } from '../../../src-main/adapters/index.ts';
import { createGateway } from '../../../src-main/gateway/index.ts';

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
  machine: { env, hostname: 'openclaw-gateway', hasDockerEnv: env['TEST_IN_DOCKER'] !== undefined },
});
const gateway = createGateway(ports);
const stopDiscovery = startDiscovery({ desk: gateway.pairing, logger, env, network: ports.network });

const answers: Readonly<Record<string, () => Promise<unknown>>> = {
  start: () => gateway.start(),
  restart: () => gateway.restart('gateway restarting'),
  status: () => Promise.resolve(gateway.status()),
  waiting: () => Promise.resolve(gateway.pairing.waiting()),
  refused: async () => (await ports.audit.read({ limit: 10 })).entries.filter(({ kind }) => kind === 'refused'),
  stop: async () => {
    await gateway.stop('gateway stopping');
    await stopDiscovery();
    return 'stopped';
  },
};

createInterface({ input: process.stdin }).on('line', (word) => {
  void answers[word]?.().then((answer) => {
    console.log(JSON.stringify(answer));
  });
});
