/**
 * A gateway in a process of its own, for tests that kill it. It decides as it is told on standard input, and says each
 * decision on standard output the moment that it is made.
 */
import { createInterface } from 'node:readline';
import { hostGateway } from './host-gateway.ts';

const { gateway } = hostGateway({ run: { port: 0, bind: 'loopback' } });

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
