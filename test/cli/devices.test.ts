/** The commands about devices, over a real control socket to a real gateway. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { openControlSocket } from '../../src-main/adapters/index.ts';
import { ControlClient } from '../../src-main/cli/control-client.ts';
import { approve, listDevices, listWaiting, reject, remove } from '../../src-main/cli/devices.ts';
import { codeWords } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

async function owner(test: TestGateway): Promise<ControlClient> {
  const opened = await openControlSocket(test.places.controlSocket, test.gateway);
  if (!opened.ok) throw new Error(opened.reason);
  onTestFinished(() => opened.socket.close());
  const client = await ControlClient.open(test.places.controlSocket);
  if (client === undefined) throw new Error('no gateway answers');
  onTestFinished(() => {
    client.close();
  });
  return client;
}

const withToken = { auth: { token: TOKEN } };

describe('openclaw devices', () => {
  it('approves by matching code, and the device is let in', async () => {
    const test = await startGateway();
    const client = await owner(test);
    const pixel = phone(new DeviceKey(), withToken);
    await test.knock(pixel);
    const code = codeWords(test.waiting().code);
    expect((await listWaiting(client)).text).toContain(`Approve with: openclaw devices approve ${code}`);

    expect(await approve(client, code)).toMatchObject({ exitCode: 0, json: { decision: 'approved' } });
    expect(await test.knock(pixel)).toMatchObject({ let: 'in' });
    expect((await listDevices(client)).text).toMatch(/Paired \(1\)[\s\S]*Pixel 9 .*connected/);
  });

  it('approves nothing without being told which, lists who waits, and exits with 1', async () => {
    const test = await startGateway();
    const client = await owner(test);
    await test.knock(phone(new DeviceKey(), withToken));
    const output = await approve(client, undefined);
    expect(output).toMatchObject({ exitCode: 1, json: { waiting: [{ name: 'Pixel 9' }] } });
    expect(output.problem).toMatch(/^Nothing approved: say which one\. Waiting: ...-... Pixel 9/);
    expect(test.gateway.pairing.waiting()).toHaveLength(1);
    expect(test.gateway.pairing.devices()).toEqual([]);
  });

  it('approves nothing where the beginning fits two', async () => {
    const test = await startGateway();
    const client = await owner(test);
    const keys: DeviceKey[] = [];
    // Device ids are hashes: two with one first letter come soon.
    while (keys.length < 2) {
      const key = new DeviceKey();
      if (key.id.startsWith('a')) keys.push(key);
    }
    for (const key of keys) await test.knock(phone(key, withToken));
    const output = await approve(client, 'a');
    expect(output.exitCode).toBe(1);
    expect(test.gateway.pairing.devices()).toEqual([]);
  });

  it('rejects, and the device is told to pause', async () => {
    const test = await startGateway();
    const client = await owner(test);
    const pixel = phone(new DeviceKey(), withToken);
    await test.knock(pixel);
    expect(await reject(client, test.waiting().code)).toMatchObject({ exitCode: 0 });
    expect(await test.knock(pixel)).toMatchObject({ let: 'out', error: { details: { pauseReconnect: true } } });
  });

  it('removes a paired device, which is cut off', async () => {
    const test = await startGateway();
    const client = await owner(test);
    const key = new DeviceKey();
    const { client: connected } = await test.pair(phone(key));
    expect(await remove(client, key.id.slice(0, 12))).toMatchObject({ exitCode: 0, json: { deviceId: key.id } });
    expect(await connected.closed()).toEqual({ code: 4001, reason: 'device removed' });
  });

  it('says what there is where nothing fits', async () => {
    const test = await startGateway();
    const client = await owner(test);
    await test.pair(phone(new DeviceKey()));
    const output = await remove(client, 'nas');
    expect(output.exitCode).toBe(1);
    expect(output.problem).toMatch(/no paired device fits "nas"\. There is: [0-9a-f]{8} Pixel 9/);
  });
});
