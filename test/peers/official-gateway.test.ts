/** The official command's `gateway …` and `logs` against our gateway. */
import { describe, expect, it } from 'vitest';
import { startGateway, TOKEN } from '../support/gateway.ts';
import { OfficialCommandLine, OfficialProgram } from '../support/peers/official-program.ts';

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

  it.each([
    ['nope.nope', '{}', 'Gateway call failed: unknown method: nope.nope\n'],
    ['device.pair.list', '{"x":1}', /^Gateway call failed: invalid device\.pair\.list params: .*x/],
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
});
