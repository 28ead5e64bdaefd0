/**
 * A gateway as a program of its own, for a network namespace: it answers on standard output, one line of JSON for each
 * word on standard input.
 */
import { createInterface } from 'node:readline';
import { startDiscovery } from '../../../src-main/adapters/index.ts';
import { hostGateway } from '../host-gateway.ts';

const { env, gateway, logger, ports } = hostGateway({
  machine: {
    env: process.env,
    hostname: 'openclaw-gateway',
    hasDockerEnv: process.env['TEST_IN_DOCKER'] !== undefined,
  },
});
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
