/** `gateway.auth.mode: "none"`: no secret anywhere, so a person's approval is all there is. */
import { expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { commandLine, controlUi, phone } from '../support/phone.ts';

const config = '{ gateway: { auth: { mode: "none" } } }';
const backend = { id: 'gateway-client', mode: 'backend', version: '1', platform: 'linux' };

it('a device is let in once it is approved, and a wrong secret neither helps nor hurts', async () => {
  const gateway = await startGateway({ config });
  expect(gateway.gateway.status()).not.toHaveProperty('token');
  const asker = phone(new DeviceKey(), { auth: { token: 'anything' } });
  expect(await gateway.knock(asker)).toMatchObject({ error: { details: { code: 'PAIRING_REQUIRED' } } });
  expect(gateway.waiting()).toMatchObject({ proof: 'none', ordinary: false });
  await gateway.approve();
  for (const auth of [{ token: 'anything' }, {}]) {
    expect(await gateway.knock({ ...asker, auth })).toMatchObject({
      let: 'in',
      hello: { auth: { method: 'none', deviceToken: expect.any(String), scopes: asker.scopes } },
    });
  }
});

it('without a device identity only the owner’s own backend is let in', async () => {
  const gateway = await startGateway({ config });
  const scopes = ['operator.pairing'];
  expect(await gateway.knock(commandLine({ client: backend, scopes }))).toMatchObject({
    let: 'in',
    hello: { auth: { scopes } },
  });
  for (const asker of [
    commandLine(),
    commandLine({ client: { ...backend, mode: 'ui' } }),
    commandLine({ client: backend, role: 'node' }),
  ]) {
    expect(await gateway.knock(asker)).toMatchObject({ error: { details: { code: 'DEVICE_IDENTITY_REQUIRED' } } });
  }
});

it('the Control UI of this computer needs no pairing, another page does', async () => {
  const { url, port } = await startGateway({ config });
  const own = { origin: `http://127.0.0.1:${port}` };
  expect(await Client.knock(url, controlUi(new DeviceKey()), own)).toMatchObject({ let: 'in' });
  const page = phone(new DeviceKey());
  expect(await Client.knock(url, page, own)).toMatchObject({ error: { details: { code: 'PAIRING_REQUIRED' } } });
});

it.each([
  ['lan', '', 'failed'],
  ['custom', 'customBindHost: "192.0.2.1",', 'failed'],
  ['custom', 'customBindHost: "127.0.0.1",', 'running'],
])('beyond this computer it is refused: %s %s', async (bind, more, state) => {
  const { gateway } = await startGateway({
    config: `{ gateway: { bind: '${bind}', ${more} auth: { mode: 'none' } } }`,
  });
  const status = gateway.status();
  expect(status.state).toBe(state);
  if (state === 'failed') expect(status.fault?.why).toContain('gateway.auth.mode "none" is only for this computer');
});
