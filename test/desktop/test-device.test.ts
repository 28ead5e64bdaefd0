/** "Send a test request": one device at a time, which leaves nothing behind. */
import { expect, it, onTestFinished } from 'vitest';
import { TestDevice } from '../../src-main/desktop/test-device.ts';
import { startGateway } from '../support/gateway.ts';

async function scene() {
  const { gateway } = await startGateway();
  const device = new TestDevice(gateway);
  onTestFinished(() => device.forget());
  const waiting = () => gateway.pairing.waiting().map(({ deviceId, test }) => ({ deviceId, test }));
  return { gateway, device, waiting };
}

it('asks once, however fast it is sent twice, and is forgotten', async () => {
  const { device, waiting } = await scene();
  expect(await Promise.all([device.knock(), device.knock()])).toEqual([{ ok: true }, { ok: true }]);
  await expect.poll(() => waiting().length).toBe(1);
  const [first] = waiting();
  expect(first?.test).toBe(true);
  expect(await device.knock()).toEqual({ ok: true });
  await expect.poll(() => waiting().filter(({ deviceId }) => deviceId !== first?.deviceId).length).toBe(1);
  expect(waiting()).toHaveLength(1);
  await device.forget();
  expect(waiting()).toEqual([]);
});

it('knocks at no gateway that has the port after ours', async () => {
  const { gateway, device, waiting } = await scene();
  await device.knock();
  await expect.poll(() => waiting().length).toBe(1);
  await gateway.stop('test');
  await expect.poll(waiting).toEqual([]);
  await gateway.start();
  expect(await device.knock()).toEqual({ ok: true });
  await expect.poll(() => waiting().length).toBe(1);
});
