/** What clients learn about the gateway itself, and what they must not. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device } from '../support/party.ts';
import { DeviceKey } from '../support/device-key.ts';
import { phone } from '../support/phone.ts';

it('the log is told from where the client left it, and holds no secret', async () => {
  const gateway = await startGateway();
  const { token } = await device(gateway, ['operator.read']);
  await gateway.knock(phone(new DeviceKey(), { auth: { token: 'a-wrong-guess' } }));
  const client = await cli(gateway, ['operator.read']);
  const tail = async (params: object) =>
    (
      (await client.call('logs.tail', params)) as unknown as {
        payload: { cursor: number; lines: string[]; truncated: boolean };
      }
    ).payload;
  const first = await tail({});
  expect(first.lines.map((line) => (JSON.parse(line) as { message: string }).message)).toContainEqual(
    expect.stringMatching(/^connected connId="[^"]+" role="operator" client="openclaw-android" method="token"$/),
  );
  for (const secret of [TOKEN, token, 'a-wrong-guess']) expect(first.lines.join()).not.toContain(secret);
  expect(await tail({ cursor: first.cursor })).toMatchObject({ lines: [], cursor: first.cursor, truncated: false });
  await cli(gateway, []);
  expect((await tail({ cursor: first.cursor })).lines).toHaveLength(1);
  expect(await tail({ cursor: 0, limit: 1 })).toMatchObject({ lines: [expect.any(String)], truncated: true });
  expect((await tail({ maxBytes: 1 })).lines).toEqual([]);
});

it('the gateway’s own key is the same after a restart', async () => {
  const gateway = await startGateway();
  const first = await (await cli(gateway, ['operator.read'])).call('gateway.identity.get');
  expect(first.payload).toEqual({
    deviceId: expect.stringMatching(/^[0-9a-f]{64}$/),
    publicKey: expect.stringMatching(/^[\w-]{43}$/),
  });
  const raw = Buffer.from((first as unknown as { payload: { publicKey: string } }).payload.publicKey, 'base64url');
  expect(first.payload).toMatchObject({ deviceId: createHash('sha256').update(raw).digest('hex') });
});

it('an announced presence is listed, replaced by its next word, and forgotten', async () => {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock });
  const client = await cli(gateway, ['operator.admin']);
  const rows = async () =>
    ((await client.call('system-presence')) as unknown as { payload: { text: string; host?: string }[] }).payload.slice(
      1,
    );
  expect(
    (await client.call('system-event', { text: 'Node: mac', instanceId: 'i', host: 'mac\u202e' })).payload,
  ).toEqual({ ok: true });
  await client.call('system-event', { text: 'Node: mac 2', instanceId: 'i', host: 'mac' });
  expect(await rows()).toMatchObject([{ text: 'Node: mac 2', host: 'mac' }]);
  clock.advance(250);
  expect(await client.event('presence')).toMatchObject({ presence: [{}, { text: 'Node: mac 2' }] });
  for (let i = 0; i < 31; i += 1) {
    clock.advance(10_000);
    await client.settled();
  }
  expect(await rows()).toEqual([]);
});

it('the first screens of the official Control UI get the shapes that were verified against it', async () => {
  const gateway = await startGateway();
  const client = await cli(gateway, ['operator.admin']);
  expect((await client.call('sessions.list', { limit: 5 })).payload).toMatchObject({ defaults: {}, sessions: [] });
  expect((await client.call('exec.approval.list')).payload).toEqual([]);
  expect((await client.call('last-heartbeat')).payload).toBeNull();
  expect((await client.call('system.info')).payload).toMatchObject({ port: gateway.port, pid: process.pid });
  expect((await client.call('status')).payload).toMatchObject({ runtimeVersion: '0.0.0-test' });
  expect((await client.call('chat.startup')).error.message).toBe('unknown method: chat.startup');
});

it('a restart is announced with how long it takes', async () => {
  const env = { OPENCLAW_GATEWAY_TOKEN: 'the-first' };
  const gateway = await startGateway({ env });
  expect(gateway.gateway.status().token).toMatchObject({ kind: 'environment' });
  const outcome = await gateway.knock({
    role: 'operator',
    scopes: [],
    client: { id: 'cli', mode: 'cli', version: '1', platform: 'linux' },
    auth: { token: 'the-first' },
  });
  if (outcome.let === 'out') throw new Error(outcome.error.message);
  await gateway.gateway.restart('gateway restarting');
  expect(await outcome.client.event('shutdown')).toEqual({ reason: 'gateway restarting', restartExpectedMs: 5_000 });
  expect(await outcome.client.closed()).toEqual({ code: 1012, reason: 'service restart' });
});
