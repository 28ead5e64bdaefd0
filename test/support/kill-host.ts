/**
 * A gateway in a process of its own, for tests that kill it. It decides as it is told on standard input, and says each
 * decision on standard output the moment that it is made.
 */
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createLogger, nodePorts, placesFrom, systemClock } from '../../src-main/adapters/index.ts';
import { createGateway } from '../../src-main/gateway/index.ts';

const places = placesFrom(process.env);
const nothing = (): Promise<void> => Promise.resolve();
const gateway = createGateway(
  nodePorts({
    places,
    env: process.env,
    host: { mode: 'headless', version: '0', pid: process.pid, start: nothing, stop: nothing, restart: nothing },
    clock: systemClock,
    logger: createLogger(process.stderr),
    pagesDir: path.join(places.stateDir, 'no-pages'),
    run: { port: 0, bind: 'loopback' },
  }),
);

const status = await gateway.start();
console.log(`port ${String(status.addresses[0]?.port)}`);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, deviceId = ''] = line.split(' ');
  void decide(what ?? '', deviceId).then((ok) => {
    console.log(`${ok ? 'done' : 'failed'} ${deviceId}`);
  });
});

async function decide(what: string, deviceId: string): Promise<boolean> {
  if (what === 'remove') return (await gateway.pairing.remove(deviceId, 'window')).ok;
  const request = gateway.pairing.waiting().find((waiting) => waiting.deviceId === deviceId);
  if (request === undefined) return false;
  const { requestId, digest } = request;
  return (await gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'window' })).ok;
}
