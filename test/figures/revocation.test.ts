/** Q9: how long a removed device's sockets live on, and what they still get. */
import { expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { cli } from '../support/party.ts';
import { phone } from '../support/phone.ts';
import { percentile, printFigure } from './figure.ts';

const SESSIONS = 500;
const DEVICES = 50;

it('Q9', { timeout: 600_000 }, async () => {
  const gateway = await startGateway();
  const admin = await cli(gateway, ['operator.admin']);
  const devices = [];
  for (let index = 0; index < DEVICES; index += 1) {
    const key = new DeviceKey();
    const { token, client } = await gateway.pair(phone(key));
    const clients = [client];
    while (clients.length < SESSIONS / DEVICES) {
      const outcome = await gateway.knock(phone(key, { auth: { deviceToken: token } }));
      if (outcome.let === 'in') clients.push(outcome.client);
    }
    devices.push({ key, clients });
  }
  const times: number[] = [];
  let after = 0;
  for (const { key, clients } of devices) {
    const from = performance.now();
    const gone = clients.map(async (client) => {
      expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
      times.push(performance.now() - from);
      return client.frames.length;
    });
    await admin.call('device.pair.remove', { deviceId: key.id });
    const before = await Promise.all(gone);
    await admin.call('system-event', { text: 'anything that all hear' });
    after += clients.reduce((sum, client, index) => sum + client.frames.length - (before[index] ?? 0), 0);
  }
  const p99 = percentile(times, 0.99);
  printFigure(
    'Q9',
    `remove → closed socket, ${String(SESSIONS)} sessions, p99`,
    `${p99.toFixed(1)} ms, ${String(after)} frames after`,
    '≤ 250 ms, 0 frames',
  );
  expect([times.length, p99 <= 250, after]).toEqual([SESSIONS, true, 0]);
});
