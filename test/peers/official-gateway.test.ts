/** The official command's `gateway …` and `logs` against our gateway. */
import { describe, expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialCommandLine, OfficialProgram, STARTS_MS } from '../support/peers/official-program.ts';
import { phone } from '../support/phone.ts';

async function scene() {
  const gateway = await startGateway();
  return { gateway, openclaw: await OfficialCommandLine.to(gateway.url, TOKEN) };
}

describe('openclaw gateway', () => {
  it('health says that it is well', async () => {
    const { openclaw } = await scene();
    const { exitCode, output } = await openclaw.run('gateway', 'health');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Gateway Health\nOK \(\d+ms\)\n$/);
  });

  it('status reaches it, and names both versions', async () => {
    const { openclaw } = await scene();
    const shallow = await openclaw.run('gateway', 'status');
    expect(shallow.exitCode).toBe(0);
    expect(shallow.output).toContain('Connectivity probe: ok\nCapability: connected-no-operator-scope\n');
    expect(shallow.output).toContain('Gateway version: 0.0.0-test');
    const deep = await openclaw.run('gateway', 'status', '--require-rpc');
    expect(deep.exitCode).toBe(0);
    expect(deep.output).toContain('Read probe: ok\nCapability: read-only\n');
  });

  it('probe reaches it', async () => {
    const { openclaw } = await scene();
    const { exitCode, output } = await openclaw.run('gateway', 'probe');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Gateway Status\nReachable: yes\nCapability: connected-no-operator-scope\n/);
    expect(output).toContain('Capability: connect-only · Read probe: limited - missing scope: operator.read');
  });

  it.each([
    ['health', { ok: true }],
    ['status', {}],
    ['gateway.identity.get', { deviceId: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }],
    ['device.pair.list', { pending: [], paired: [] }],
    ['node.list', { nodes: [] }],
    ['logs.tail', { lines: expect.any(Array) as unknown, cursor: expect.any(Number) as unknown }],
  ])('call %s prints its answer', async (method, answer) => {
    const { openclaw } = await scene();
    expect(await openclaw.json('gateway', 'call', method)).toMatchObject(answer);
  });

  it('call hands its params on', async () => {
    const { gateway, openclaw } = await scene();
    const device = phone(new DeviceKey(), { auth: { token: TOKEN } });
    await gateway.pair(device);
    const params = JSON.stringify({ deviceId: device.key?.id, label: 'Kitchen' });
    expect(await openclaw.run('gateway', 'call', 'device.pair.rename', '--params', params)).toEqual({
      exitCode: 0,
      output: `Gateway call: device.pair.rename\n${JSON.stringify(JSON.parse(params), null, 2)}\n`,
    });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ label: 'Kitchen' }]);
  });

  it('call takes no params as none', async () => {
    const { openclaw } = await scene();
    expect(await openclaw.run('gateway', 'call', 'device.pair.list', '--params', 'null')).toMatchObject({
      exitCode: 0,
    });
  });

  it.each([
    ['nope.nope', '{}', 'Gateway call failed: unknown method: nope.nope\n'],
    ['device.pair.list', '{"x":1}', /^Gateway call failed: invalid device\.pair\.list params: .*x/],
    ['device.pair.list', '[1]', /^Gateway call failed: invalid device\.pair\.list params: ./],
    ['device.pair.list', '"x"', /^Gateway call failed: invalid device\.pair\.list params: ./],
    ['device.pair.list', '{bad', 'Gateway call failed: --params must be valid JSON.\n'],
    ['device.pair.rename', '{"deviceId":"x","label":"y"}', 'Gateway call failed: unknown deviceId\n'],
  ])('call %s %s fails as with the official gateway', async (method, params, words) => {
    const { openclaw } = await scene();
    const { exitCode, output } = await openclaw.run('gateway', 'call', method, '--params', params);
    expect(exitCode).toBe(1);
    expect(output).toMatch(words);
  });

  it('finds it by the environment', async () => {
    const { url } = await startGateway();
    const program = await OfficialProgram.installed({ OPENCLAW_GATEWAY_TOKEN: TOKEN, OPENCLAW_GATEWAY_URL: url });
    const { exitCode, output } = await program.run('gateway', 'call', 'health', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ ok: true });
  });
});

describe('openclaw logs', () => {
  it('prints what our gateway logged', async () => {
    const { openclaw } = await scene();
    const { exitCode, output } = await openclaw.run('logs', '--plain');
    expect(exitCode).toBe(0);
    expect(output).toContain('gateway is running');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('--follow prints a line when it comes, and ends by %s', async (signal) => {
    const gateway = await startGateway();
    const program = await OfficialProgram.installed();
    const logs = program.start('logs', '--follow', '--plain', '--url', gateway.url, '--token', TOKEN);
    const prints = async (line: string) =>
      await until(line, () => (logs.output.includes(line) ? true : undefined), STARTS_MS);
    await prints('gateway is running');
    const { client } = await gateway.pair(phone(new DeviceKey(), { auth: { token: TOKEN } }));
    await prints('client="openclaw-android"');
    await client.settled();
    expect(logs.output.split('gateway is running')).toHaveLength(2);
    logs.process.kill(signal);
    expect(await logs.exited).toBe(signal === 'SIGINT' ? 130 : 143);
  });
});
