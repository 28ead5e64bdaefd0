/** The official client library against this gateway: it waits as it is told, comes back by itself, keeps its token. */
import {
  classifyGatewayConnectFailure,
  readConnectErrorRecoveryAdvice,
  readPairingConnectErrorDetails,
  shouldPauseGatewayReconnect,
} from '@openclaw/gateway-client/browser';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../support/client.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { cli } from '../support/party.ts';
import { commandLine, controlUi, nodeHost, phone } from '../support/phone.ts';
import { tokenIn } from '../support/setup-party.ts';
import { freePort } from '../support/free-port.ts';

/** The library waits a second before it comes back, then two. */
const COMES_BACK = { timeout: 12_000, interval: 50 };

describe('a device that runs the official client library', () => {
  it.each([
    ['an operator with the shared token', { token: TOKEN }],
    ['an operator without any secret', {}],
    ['a node', { token: TOKEN, role: 'node', scopes: [], commands: ['camera.list'] } as const],
  ])(
    '(%s) waits after the refusal, and comes in by itself once it is approved',
    async (_who, options) => {
      const gateway = await startGateway();
      const device = new OfficialDevice({ url: gateway.url, ...options });
      await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
      expect(device.refusal).toMatchObject({
        message: expect.stringContaining('pairing required'),
        details: { code: 'PAIRING_REQUIRED', requestId: gateway.waiting().requestId, deviceId: device.id },
      });
      expect(gateway.waiting().deviceId).toBe(device.id);
      await gateway.approve();
      await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
      expect(device.paused).toBe(false);
      expect(device.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(gateway.gateway.pairing.devices()).toMatchObject([{ deviceId: device.id, connected: true }]);
    },
    20_000,
  );

  it('keeps the token that it was given, and comes in by it after the gateway restarted', async () => {
    const gateway = await startGateway({ run: { port: await freePort() } });
    const device = new OfficialDevice({ url: gateway.url });
    await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
    await gateway.approve();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
    const { token } = device;

    await gateway.gateway.stop('restart');
    await gateway.gateway.start();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(2);
    expect(device.hello).toMatchObject({ auth: { method: 'device-token', deviceToken: token } });
    expect(device.token).toBe(token);
  }, 30_000);

  it('rotates its own token, and comes back by the new one', async () => {
    const gateway = await startGateway();
    const device = new OfficialDevice({ url: gateway.url, scopes: ['operator.pairing'] });
    await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
    await gateway.approve();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
    const { token: old } = device;
    const rotated = await device.call<{ readonly token: string }>('device.token.rotate', {
      deviceId: device.id,
      role: 'operator',
    });
    device.keep(rotated.token);
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(2);
    expect(device.closes).toContainEqual({ code: 4001, reason: 'device removed' });
    expect(device.hello).toMatchObject({ auth: { method: 'device-token', deviceToken: rotated.token } });
    expect(rotated.token).not.toBe(old);
  }, 30_000);

  it('is told nothing of a token that somebody else rotated, and gets the new one by the shared token', async () => {
    const gateway = await startGateway();
    const device = new OfficialDevice({ url: gateway.url, token: TOKEN });
    await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
    await gateway.approve();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
    const { token: old } = device;
    const admin = await cli(gateway, ['operator.admin']);
    expect(await admin.call('device.token.rotate', { deviceId: device.id, role: 'operator' })).toMatchObject({
      payload: { tokenDelivery: 'withheld-cross-device' },
    });
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(2);
    expect(device.token).not.toBe(old);
    expect(device.hello).toMatchObject({ auth: { deviceToken: device.token } });
  }, 30_000);

  it('stops coming back once it was denied', async () => {
    const gateway = await startGateway();
    const device = new OfficialDevice({ url: gateway.url, token: TOKEN });
    await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
    gateway.gateway.pairing.deny(gateway.waiting().requestId, 'window');
    await expect.poll(() => device.paused, COMES_BACK).toBe(true);
    expect(device.timesLetIn).toBe(0);
  }, 20_000);

  it('comes back after its removal only as a stranger', async () => {
    const gateway = await startGateway();
    const device = new OfficialDevice({ url: gateway.url });
    await expect.poll(() => device.refusal, COMES_BACK).toBeDefined();
    await gateway.approve();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
    await gateway.gateway.pairing.remove(device.id, 'window');
    await expect.poll(() => device.refusals.at(-1)?.details['code'], COMES_BACK).toBe('AUTH_DEVICE_TOKEN_MISMATCH');
    expect(device.timesLetIn).toBe(1);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  }, 30_000);
});

describe('a setup code', () => {
  it('is asked for by the library, redeemed by it, and not needed any more after that', async () => {
    const gateway = await startGateway({ run: { port: await freePort() } });
    const admin = new OfficialDevice({ url: gateway.url, token: TOKEN, scopes: ['operator.admin'] });
    await expect.poll(() => admin.refusal, COMES_BACK).toBeDefined();
    await gateway.approve();
    await expect.poll(() => admin.timesLetIn, COMES_BACK).toBe(1);
    const params = { publicUrl: gateway.url, bootstrapProfile: 'limited' };
    const { setupCode, setupId } = await admin.call<{ setupCode: string; setupId: string }>(
      'device.pair.setupCode',
      params,
    );
    const bootstrapToken = tokenIn({ code: setupCode });
    const options = { url: gateway.url, role: 'node', scopes: [], commands: ['camera.list'], phone: true } as const;
    const device = new OfficialDevice({ ...options, bootstrapToken });
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(1);
    expect(device.hello).toMatchObject({ auth: { method: 'bootstrap-token', deviceTokens: [{ role: 'operator' }] } });
    expect(await admin.call('device.pair.setupStatus', { setupId })).toMatchObject({
      completion: { setupId, deviceId: device.id, access: 'limited' },
    });

    await gateway.gateway.stop('restart');
    await gateway.gateway.start();
    await expect.poll(() => device.timesLetIn, COMES_BACK).toBe(2);
    expect(device.hello).toMatchObject({ auth: { method: 'device-token' } });
    const late = new OfficialDevice({ ...options, bootstrapToken });
    await expect.poll(() => late.refusal?.details['code'], COMES_BACK).toBe('AUTH_BOOTSTRAP_TOKEN_INVALID');
    // It decides that when the connection is closed, which is after the answer.
    await expect.poll(() => late.paused, COMES_BACK).toBe(true);
  }, 40_000);
});

/** What the library makes of a refusal. */
function understood(outcome: Outcome) {
  if (outcome.let === 'in') throw new Error('was let in');
  const { details, message } = outcome.error;
  return {
    kind: classifyGatewayConnectFailure({ details, message, reason: outcome.closed.reason }).kind,
    nextStep: readConnectErrorRecoveryAdvice(details).recommendedNextStep,
    canRetryWithDeviceToken: readConnectErrorRecoveryAdvice(details).canRetryWithDeviceToken,
    pauses: shouldPauseGatewayReconnect({ details, tokenMismatchIsTerminal: true, protocolMismatchIsTerminal: true }),
  };
}

describe('what the official classifiers make of', () => {
  const REMOTE = { headers: { Host: '192.168.1.5' } };
  const aPhone = (auth?: Record<string, string>) => phone(new DeviceKey(), auth && { auth });
  const advice = (kind: string, nextStep: string | undefined, pauses: boolean, canRetryWithDeviceToken?: boolean) => ({
    kind,
    nextStep,
    pauses,
    canRetryWithDeviceToken,
  });

  it.each([
    ['a device that waits', aPhone({ token: TOKEN }), {}, advice('pairing-required', 'wait_then_retry', false)],
    [
      'a node that waits',
      nodeHost(new DeviceKey(), { auth: { token: TOKEN } }),
      {},
      advice('pairing-required', 'wait_then_retry', false),
    ],
    ['a missing token', aPhone(), REMOTE, advice('auth-rejected', 'update_auth_configuration', true, false)],
    [
      'a wrong token of a device',
      aPhone({ token: 'x' }),
      REMOTE,
      advice('auth-rejected', 'retry_with_device_token', true, true),
    ],
    [
      'a wrong token without device',
      commandLine({ auth: { token: 'x' } }),
      REMOTE,
      advice('auth-rejected', 'update_auth_credentials', true, false),
    ],
    [
      'a wrong password',
      aPhone({ password: 'x' }),
      REMOTE,
      advice('auth-rejected', 'update_auth_credentials', true, false),
    ],
    [
      'a wrong device token',
      aPhone({ deviceToken: 'x' }),
      REMOTE,
      advice('auth-rejected', 'update_auth_credentials', true, false),
    ],
    [
      'a wrong setup code',
      aPhone({ bootstrapToken: 'x' }),
      REMOTE,
      advice('auth-rejected', 'review_auth_configuration', true, false),
    ],
    ['a client without device', commandLine(), {}, advice('device-identity-required', undefined, true)],
    [
      'a page without origin',
      controlUi(new DeviceKey(), { auth: { token: TOKEN } }),
      {},
      advice('gateway-rejected', undefined, false),
    ],
    [
      'another protocol',
      { ...aPhone(), minProtocol: 9, maxProtocol: 9 },
      {},
      advice('gateway-rejected', undefined, true),
    ],
    ['a stale signature', { ...aPhone(), signedAt: 1 }, {}, advice('auth-rejected', undefined, false)],
  ])('%s', async (_what, asker, socket, expected) => {
    const { knock } = await startGateway();
    expect(understood(await knock(asker, socket))).toEqual(expected);
  });

  it('a lock-out', async () => {
    const { knock } = await startGateway({ clock: new FakeClock() });
    for (let i = 0; i < 10; i += 1) await knock(aPhone({ token: 'x' }), REMOTE);
    expect(understood(await knock(aPhone({ token: TOKEN }), REMOTE))).toEqual(
      advice('rate-limited', 'wait_then_retry', true, false),
    );
  });

  it('a denied device, and one for which there is no room', async () => {
    const { knock, waiting, gateway } = await startGateway();
    const denied = aPhone({ token: TOKEN });
    await knock(denied);
    gateway.pairing.deny(waiting().requestId, 'window');
    expect(understood(await knock(denied))).toMatchObject({ kind: 'pairing-required', pauses: true });
    for (let i = 0; i < 7; i += 1) await knock(aPhone({ token: TOKEN }));
    expect(understood(await knock(aPhone({ token: TOKEN })))).toMatchObject({
      kind: 'pairing-required',
      nextStep: 'wait_then_retry',
      pauses: false,
    });
  });

  it('the details of a device that waits', async () => {
    const { knock, waiting } = await startGateway();
    const asker = aPhone({ token: TOKEN });
    const outcome = await knock(asker);
    const read = outcome.let === 'out' ? readPairingConnectErrorDetails(outcome.error.details) : null;
    expect(read).toMatchObject({
      reason: 'not-paired',
      requestId: waiting().requestId,
      deviceId: asker.key?.id,
      requestedRole: 'operator',
      requestedScopes: ['operator.read', 'operator.write'],
      recommendedNextStep: 'wait_then_retry',
      retryable: true,
      pauseReconnect: false,
      remediationHint: expect.stringContaining('approve'),
    });
  });
});
