/** "Who is let in": the Control UI by the shared secret alone, where it is this gateway's own page in a safe place. */
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway } from '../support/gateway.ts';
import { controlUi, phone } from '../support/phone.ts';
import { proxyRanges } from '../support/proxy-ranges.ts';
import { judge, TOKEN, type Circumstances } from './gate.ts';

const page = (host: string, origin = `http://${host}`): IncomingHttpHeaders => ({ host, origin });
const HERE: Circumstances = { address: '127.0.0.1', headers: page('localhost:18789') };
const ui = () => controlUi(new DeviceKey(), { auth: { token: TOKEN, password: TOKEN } });

const BEHIND = { trustedProxies: proxyRanges('172.18.0.5'), publicOrigin: 'https://gw.example' };
const THROUGH: IncomingHttpHeaders = {
  ...page('gw.example', 'https://gw.example'),
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-proto': 'https',
};

describe('right secret, Control UI', () => {
  it.each<[string, Circumstances]>([
    ['on localhost', HERE],
    ['on 127.0.0.1', { ...HERE, headers: page('127.0.0.1:18789') }],
    ['on a published container port, where the peer is the bridge', { ...HERE, address: '172.17.0.1' }],
    [
      'by https under a configured name',
      {
        address: '198.51.100.7',
        headers: page('gw.example', 'https://gw.example'),
        settings: { allowedOrigins: ['https://gw.example'] },
      },
    ],
    ['by https through a trusted proxy', { address: '172.18.0.5', headers: THROUGH, settings: BEHIND }],
    [
      'through a trusted proxy on this computer, on localhost',
      {
        address: '127.0.0.1',
        headers: { ...page('localhost:8080'), 'x-forwarded-for': '198.51.100.7' },
        settings: { trustedProxies: proxyRanges('127.0.0.1') },
      },
    ],
    [
      'by https through a trusted proxy that lost the Host, under the public origin',
      { address: '172.18.0.5', headers: { ...THROUGH, host: '127.0.0.1:18789' }, settings: BEHIND },
    ],
  ])('%s is let in with the scopes it asked for, without a device token', async (_where, circumstances) => {
    const asker = ui();
    const { answer, scopes, admission, waiting } = await judge(asker, circumstances);
    expect([answer, scopes, waiting]).toEqual(['in', [...asker.scopes].sort(), []]);
    expect(admission).not.toHaveProperty('deviceToken');
    expect(admission?.deviceId).toBe(asker.key?.id);
  });

  it.each<[string, Circumstances, string]>([
    [
      'by plain http from the network',
      { address: '192.168.1.7', headers: page('192.168.1.5:18789') },
      'PAIRING_REQUIRED',
    ],
    [
      'by plain http under a .local name',
      { address: '192.168.1.7', headers: page('desk.local:18789') },
      'PAIRING_REQUIRED',
    ],
    [
      'on another configured site',
      {
        ...HERE,
        headers: page('localhost:18789', 'https://ui.example'),
        settings: { allowedOrigins: ['https://ui.example'] },
      },
      'PAIRING_REQUIRED',
    ],
    [
      'through a trusted proxy by plain http',
      {
        address: '172.18.0.5',
        headers: { ...page('desk.local'), 'x-forwarded-for': '198.51.100.7' },
        settings: BEHIND,
      },
      'PAIRING_REQUIRED',
    ],
    [
      'through a trusted proxy that was asked in plain text, though the page says otherwise',
      {
        address: '172.18.0.5',
        headers: { ...THROUGH, 'x-forwarded-proto': 'http' },
        settings: BEHIND,
      },
      'PAIRING_REQUIRED',
    ],
    ['where the secret is never sufficient', { ...HERE, settings: { tokenSufficient: 'never' } }, 'PAIRING_REQUIRED'],
    [
      'on another port of localhost',
      { ...HERE, headers: page('localhost:18789', 'http://localhost:3000') },
      'CONTROL_UI_ORIGIN_NOT_ALLOWED',
    ],
  ])('%s is not', async (_where, circumstances, code) => {
    expect((await judge(ui(), circumstances)).answer).toBe(code);
  });

  it('in another role or as another client is not', async () => {
    expect((await judge({ ...ui(), role: 'node' }, HERE)).answer).toBe('PAIRING_REQUIRED');
    expect((await judge(phone(new DeviceKey(), { auth: { token: TOKEN } }), HERE)).answer).toBe('PAIRING_REQUIRED');
    expect((await judge({ ...ui(), client: { ...ui().client, id: 'webchat' } }, HERE)).answer).toBe('PAIRING_REQUIRED');
  });

  it('with a wrong secret, or none, is not', async () => {
    expect((await judge({ ...ui(), auth: { token: 'x' } }, HERE)).answer).toBe('AUTH_TOKEN_MISMATCH');
    expect((await judge(controlUi(new DeviceKey()), HERE)).answer).toBe('AUTH_TOKEN_MISSING');
  });

  it('without a device identity is not', async () => {
    const { key: _, ...keyless } = ui();
    expect((await judge(keyless, HERE)).answer).toBe('CONTROL_UI_DEVICE_IDENTITY_REQUIRED');
  });

  it('over a real socket from the gateway’s own page gets no token to keep, and again needs the secret', async () => {
    const { knock, port, gateway } = await startGateway();
    const key = new DeviceKey();
    const origin = `http://127.0.0.1:${port}`;
    const outcome = await knock(controlUi(key, { auth: { token: TOKEN } }), { origin });
    expect(outcome).toMatchObject({ let: 'in', hello: { auth: { method: 'token', role: 'operator' } } });
    if (outcome.let === 'in') expect(outcome.hello.auth).not.toHaveProperty('deviceToken');
    expect(gateway.pairing.devices()).toEqual([]);
    expect(await knock(controlUi(key), { origin })).toMatchObject({ let: 'out' });
  });

  it('is told to wait where it must be approved, and then comes in by its own token', async () => {
    const { knock, port, approve } = await startGateway({ ownSettings: '{ tokenSufficient: "never" }' });
    const key = new DeviceKey();
    const origin = `http://127.0.0.1:${port}`;
    const withSecret = controlUi(key, { auth: { token: TOKEN } });
    expect(await knock(withSecret, { origin })).toMatchObject({ error: { code: 'NOT_PAIRED', retryable: true } });
    await approve();
    const outcome = await knock(withSecret, { origin });
    expect(outcome).toMatchObject({ let: 'in' });
    const deviceToken = outcome.let === 'in' ? (outcome.hello.auth.deviceToken ?? '') : '';
    expect(await knock(controlUi(key, { auth: { deviceToken } }), { origin })).toMatchObject({ let: 'in' });
  });
});
