/** `gateway.auth.mode: "trusted-proxy"` over real sockets: the proxy signs people in, a person approves each device. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { commandLine, controlUi, nodeHost, phone } from '../support/phone.ts';

const CONFIG = JSON.stringify({
  gateway: {
    trustedProxies: ['127.0.0.1'],
    publicOrigin: 'https://gw.example',
    auth: {
      mode: 'trusted-proxy',
      trustedProxy: {
        userHeader: 'X-Forwarded-User',
        requiredHeaders: ['X-Forwarded-Proto'],
        allowUsers: ['ada'],
        allowLoopback: true,
      },
    },
  },
});
const signedIn = (more: Record<string, string> = {}) => ({
  headers: {
    Host: 'gw.example',
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-User': 'ada',
    ...more,
  },
});

describe('someone whom the proxy has signed in', () => {
  it('asks with a device, is approved, and comes back by its own token', async () => {
    const { knock, approve } = await startGateway({ config: CONFIG });
    const asker = phone(new DeviceKey());
    expect(await knock(asker, signedIn())).toMatchObject({ error: { code: 'NOT_PAIRED', retryable: true } });
    expect(await approve()).toMatchObject({ address: '203.0.113.7', locality: 'proxied', ordinary: false });
    const outcome = await knock(asker, signedIn());
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { method: 'trusted-proxy' } } });
    const deviceToken = outcome.let === 'in' ? (outcome.hello.auth.deviceToken ?? '') : '';
    const direct = await knock({ ...asker, auth: { deviceToken } });
    expect(direct).toMatchObject({ let: 'in', hello: { auth: { method: 'device-token' } } });
  });

  it('has each device approved, the Control UI’s too', async () => {
    const { knock } = await startGateway({ config: CONFIG });
    const page = { ...signedIn(), origin: 'https://gw.example' };
    expect(await knock(controlUi(new DeviceKey()), page)).toMatchObject({ error: { code: 'NOT_PAIRED' } });
  });

  it('without a device is connected and may do nothing; a node is refused', async () => {
    const { knock } = await startGateway({ config: CONFIG });
    const owner = commandLine({ scopes: ['operator.admin'] });
    expect(await knock(owner, signedIn())).toMatchObject({ hello: { auth: { scopes: [], method: 'trusted-proxy' } } });
    const { key: _, ...keyless } = nodeHost(new DeviceKey());
    expect(await knock(keyless, signedIn())).toMatchObject({
      error: { details: { code: 'DEVICE_IDENTITY_REQUIRED' } },
    });
  });
});

describe('someone whom it has not', () => {
  it.each<[string, ReturnType<typeof signedIn> | object, string, string]>([
    [
      'comes without the header',
      signedIn({ 'X-Forwarded-User': '' }),
      'trusted_proxy_user_missing',
      'AUTH_UNAUTHORIZED',
    ],
    [
      'is not on the list',
      signedIn({ 'X-Forwarded-User': 'eve' }),
      'trusted_proxy_user_not_allowed',
      'AUTH_UNAUTHORIZED',
    ],
    [
      'lacks a required header',
      signedIn({ 'X-Forwarded-Proto': '' }),
      'trusted_proxy_missing_header_x-forwarded-proto',
      'AUTH_IDENTITY_HEADER_REQUIRED',
    ],
    [
      'comes directly and names itself',
      { headers: { 'X-Other-User': 'ada' } },
      'trusted_proxy_untrusted_source',
      'AUTH_UNAUTHORIZED',
    ],
  ])('%s and is refused', async (_how, socket, authReason, code) => {
    const { knock, gateway } = await startGateway({ config: CONFIG });
    expect(await knock(phone(new DeviceKey(), { auth: { token: TOKEN } }), socket)).toMatchObject({
      let: 'out',
      error: { message: expect.stringMatching(/^unauthorized \(/) as string, details: { authReason, code } },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it('cannot name itself past the proxy, as forwarding headers of others are refused', async () => {
    const { knock } = await startGateway({ config: CONFIG });
    const forged = { ...signedIn(), localAddress: '127.0.0.2' };
    await expect(knock(phone(new DeviceKey()), forged)).rejects.toThrow('403');
  });

  it('nor as a proxy on this computer, unless that is asked for', async () => {
    const config = CONFIG.replace('"allowLoopback":true', '"allowLoopback":false').replace(
      '"127.0.0.1"',
      '"127.0.0.1","10.0.0.9"',
    );
    const { knock } = await startGateway({ config });
    expect(await knock(phone(new DeviceKey()), signedIn())).toMatchObject({
      error: { details: { authReason: 'trusted_proxy_loopback_source' } },
    });
  });
});

it('there is no token to show, and the status names none', async () => {
  const { gateway } = await startGateway({ config: CONFIG });
  expect(gateway.status()).toMatchObject({ state: 'running' });
  expect(gateway.status()).not.toHaveProperty('token');
  expect(gateway.secret()).toBeUndefined();
});
