/** The straight line of the product: knock, wait, approval, come back, token. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { phone } from '../support/phone.ts';

describe('a phone', () => {
  it('is told to wait, is approved, and from then on comes in by its own token', async () => {
    const { knock, waiting, gateway } = await startGateway();
    const key = new DeviceKey();
    const refused = await knock(phone(key, { auth: { token: TOKEN } }));
    const request = waiting();
    expect(refused).toMatchObject({
      let: 'out',
      error: {
        code: 'NOT_PAIRED',
        message: 'pairing required: device is not approved yet',
        retryable: true,
        details: {
          code: 'PAIRING_REQUIRED',
          reason: 'not-paired',
          requestId: request.requestId,
          deviceId: key.id,
          requestedRole: 'operator',
          requestedScopes: ['operator.read', 'operator.write'],
          recommendedNextStep: 'wait_then_retry',
          retryable: true,
          pauseReconnect: false,
        },
      },
      closed: { code: 1008, reason: `pairing required: device is not approved yet (requestId: ${request.requestId})` },
    });
    expect(request).toMatchObject({ name: 'Pixel 9', locality: 'local-native', proof: 'secret', ordinary: true });

    const { requestId, digest } = request;
    expect(await gateway.pairing.approve({ requestId, digest, grant: 'asked', by: 'notification' })).toMatchObject({
      ok: true,
    });
    const first = await knock(phone(key, { auth: { token: TOKEN } }));
    expect(first).toMatchObject({
      let: 'in',
      hello: { auth: { method: 'token', role: 'operator', scopes: ['operator.read', 'operator.write'] } },
    });
    if (first.let === 'out') return;
    const deviceToken = first.hello.auth.deviceToken ?? '';
    expect(deviceToken).toMatch(/^[A-Za-z0-9_-]{43}$/);

    const second = await knock(phone(key, { auth: { token: deviceToken, deviceToken } }));
    expect(second).toMatchObject({ let: 'in', hello: { auth: { method: 'device-token', deviceToken } } });
  });
});
