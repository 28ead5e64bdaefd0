/** "Who is let in": what the shared secret gives to whom, and what its absence or a wrong one does. */
import { describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { commandLine, controlUi, nodeHost, phone, type Asker } from '../support/phone.ts';

/** Asked for by its address instead of as localhost, this computer counts as any other. */
const REMOTE = { headers: { Host: '192.168.1.5:18789' } };
const right = { token: TOKEN };
const client = (id: string, mode: string): Asker['client'] => ({ id, mode, version: '1', platform: 'linux' });

describe('right secret, no device identity, native local connection', () => {
  it.each([
    ['cli', 'cli'],
    ['gateway-client', 'backend'],
  ])('%s/%s is the owner’s own command line and keeps the scopes it asked for', async (id, mode) => {
    const { url } = await startGateway();
    const asker = commandLine({
      auth: right,
      client: client(id, mode),
      scopes: ['operator.admin', 'operator.superuser'],
    });
    const outcome = await Client.knock(url, asker);
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { role: 'operator', scopes: ['operator.admin'] } } });
    if (outcome.let === 'in') expect(outcome.hello.auth).not.toHaveProperty('deviceToken');
  });

  it('the secret may be in either field', async () => {
    const { url } = await startGateway();
    expect(await Client.knock(url, commandLine({ auth: { password: TOKEN } }))).toMatchObject({ let: 'in' });
    expect(await Client.knock(url, commandLine({ auth: { token: TOKEN, password: TOKEN } }))).toMatchObject({
      let: 'in',
    });
    expect(await Client.knock(url, commandLine({ auth: { token: 'x', password: TOKEN } }))).toMatchObject({
      let: 'out',
    });
  });
});

describe('right secret, no device identity, anything else', () => {
  it.each<[string, Asker['client'], object]>([
    ['the command line from elsewhere', client('cli', 'cli'), REMOTE],
    ['the command line as a probe', client('cli', 'probe'), {}],
    ['a backend from elsewhere', client('gateway-client', 'backend'), REMOTE],
    ['a backend’s id in another mode', client('gateway-client', 'ui'), {}],
    ['a phone', client('openclaw-android', 'ui'), {}],
    ['a test', client('test', 'test'), {}],
  ])('%s is connected without any scope', async (_who, who, socket) => {
    const { url } = await startGateway();
    const asker = commandLine({ auth: right, client: who, scopes: ['operator.admin', 'operator.pairing'] });
    const outcome = await Client.knock(url, asker, socket);
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { scopes: [] } } });
    if (outcome.let === 'out') return;
    expect(await outcome.client.call('health')).toMatchObject({ ok: true });
    expect(await outcome.client.call('device.pair.list')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it.each([
    ['the Control UI', controlUi(undefined, { auth: right }), 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED', 'INVALID_REQUEST'],
    [
      'the terminal UI',
      commandLine({ auth: right, client: client('openclaw-tui', 'ui') }),
      'CONTROL_UI_DEVICE_IDENTITY_REQUIRED',
      'INVALID_REQUEST',
    ],
    [
      'a node',
      { ...commandLine({ auth: right, client: client('node-host', 'node') }), role: 'node' },
      'DEVICE_IDENTITY_REQUIRED',
      'NOT_PAIRED',
    ],
  ])('%s is refused', async (_who, asker, code, top) => {
    const { url, port, gateway } = await startGateway();
    const socket = asker.client.id === 'openclaw-control-ui' ? { origin: `http://127.0.0.1:${port}` } : {};
    expect(await Client.knock(url, asker, socket)).toMatchObject({
      let: 'out',
      error: { code: top, message: expect.stringContaining('device identity'), details: { code } },
      closed: { code: 1008 },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    // With an identity the same ask is let in or may wait.
    const outcome = await Client.knock(url, { ...asker, key: new DeviceKey() }, socket);
    expect(outcome.let === 'in' ? 'in' : outcome.error.details?.['code']).toMatch(/^(in|PAIRING_REQUIRED)$/);
  });
});

describe('right secret, unknown device', () => {
  it.each<[string, Asker, object]>([
    ['a phone on this computer', phone(new DeviceKey()), {}],
    ['a phone from elsewhere', phone(new DeviceKey()), REMOTE],
    ['a node', nodeHost(new DeviceKey()), {}],
    ['a command line that has a key', { ...commandLine(), key: new DeviceKey() }, {}],
    ['a phone that asks for nothing', phone(new DeviceKey(), { scopes: [] }), {}],
  ])('%s must be approved', async (_who, asker, socket) => {
    const { url, waiting, approve } = await startGateway();
    const knock = async () => Client.knock(url, { ...asker, auth: right }, socket);
    expect(await knock()).toMatchObject({
      let: 'out',
      error: {
        code: 'NOT_PAIRED',
        message: 'pairing required: device is not approved yet',
        details: { code: 'PAIRING_REQUIRED', reason: 'not-paired', requestId: waiting().requestId },
      },
      closed: { code: 1008 },
    });
    expect(waiting()).toMatchObject({ deviceId: asker.key?.id, role: asker.role, proof: 'secret' });
    await approve();
    expect(await knock()).toMatchObject({ let: 'in', hello: { auth: { role: asker.role, scopes: asker.scopes } } });
  });

  it('an unknown scope is neither asked of the person nor granted', async () => {
    const { knock, waiting, approve } = await startGateway();
    const asker = phone(new DeviceKey(), { auth: right, scopes: ['operator.read', 'operator.superuser'] });
    await knock(asker);
    expect(waiting().scopes).toEqual(['operator.read']);
    await approve();
    expect(await knock(asker)).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
  });

  it('a node gets no operator scope, whatever it asks', async () => {
    const { knock, waiting, approve } = await startGateway();
    const asker = nodeHost(new DeviceKey(), { auth: right, scopes: ['operator.admin'] });
    await knock(asker);
    expect(waiting().scopes).toEqual([]);
    await approve();
    expect(await knock(asker)).toMatchObject({ let: 'in', hello: { auth: { role: 'node', scopes: [] } } });
  });
});

describe('wrong secret', () => {
  it.each<[string, Asker, boolean]>([
    ['an unknown device', phone(new DeviceKey()), true],
    ['a node', nodeHost(new DeviceKey()), true],
    ['a client without identity', commandLine(), false],
  ])('%s is refused, and no request waits', async (_who, asker, mayRetry) => {
    const { url, gateway } = await startGateway();
    const outcome = await Client.knock(url, { ...asker, auth: { token: `${TOKEN}x` } }, REMOTE);
    expect(outcome).toMatchObject({
      let: 'out',
      error: {
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(/^unauthorized: gateway token mismatch/),
        details: {
          code: 'AUTH_TOKEN_MISMATCH',
          authReason: 'token_mismatch',
          canRetryWithDeviceToken: mayRetry,
          recommendedNextStep: mayRetry ? 'retry_with_device_token' : 'update_auth_credentials',
        },
      },
      closed: { code: 1008, reason: expect.stringMatching(/^unauthorized: gateway token mismatch/) },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
    const repaired = await Client.knock(url, { ...asker, auth: right }, REMOTE);
    expect(repaired.let === 'in' || repaired.error.code === 'NOT_PAIRED').toBe(true);
  });

  it.each(['', ' ', TOKEN.slice(0, -1), `${TOKEN} `, TOKEN.toUpperCase()])('%j is not nearly right', async (token) => {
    const { url, gateway } = await startGateway({ ownSettings: '{ askWithoutToken: "never" }' });
    const outcome = await Client.knock(url, phone(new DeviceKey(), { auth: { token } }), REMOTE);
    expect(outcome).toMatchObject({
      let: 'out',
      error: { details: { code: token === '' ? 'AUTH_TOKEN_MISSING' : 'AUTH_TOKEN_MISMATCH' } },
    });
    expect(gateway.pairing.waiting()).toEqual([]);
  });

  it('a setup code that is not valid is refused as one, even beside the right secret', async () => {
    const { knock, gateway } = await startGateway();
    const asker = phone(new DeviceKey());
    for (const auth of [{ bootstrapToken: 'x' }, { bootstrapToken: 'x', token: TOKEN }]) {
      expect(await knock({ ...asker, auth }, REMOTE)).toMatchObject({
        error: {
          code: 'INVALID_REQUEST',
          details: {
            code: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
            authReason: 'bootstrap_token_invalid',
            recommendedNextStep: 'review_auth_configuration',
          },
        },
        closed: { code: 1008 },
      });
    }
    expect(gateway.pairing.waiting()).toEqual([]);
  });
});

describe('with a password instead of a token', () => {
  const config = '{ gateway: { auth: { mode: "password", password: "four words by heart" } } }';

  it('the right one lets the owner in and a wrong or missing one is named as such', async () => {
    const { knock } = await startGateway({ config });
    expect(await knock(commandLine({ auth: { password: 'four words by heart' } }))).toMatchObject({
      let: 'in',
      hello: { auth: { method: 'password' } },
    });
    expect(await knock(commandLine({ auth: { token: 'four words by heart' } }))).toMatchObject({ let: 'in' });
    expect(await knock(phone(new DeviceKey(), { auth: { password: 'x' } }), REMOTE)).toMatchObject({
      error: {
        message: expect.stringMatching(/^unauthorized: gateway password mismatch/),
        details: {
          code: 'AUTH_PASSWORD_MISMATCH',
          canRetryWithDeviceToken: false,
          recommendedNextStep: 'update_auth_credentials',
        },
      },
    });
    expect(await knock(phone(new DeviceKey()), REMOTE)).toMatchObject({
      error: {
        message: expect.stringMatching(/^unauthorized: gateway password missing/),
        details: { code: 'AUTH_PASSWORD_MISSING', recommendedNextStep: 'update_auth_configuration' },
      },
    });
  });
});
