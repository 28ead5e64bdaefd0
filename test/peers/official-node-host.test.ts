/** The official node host and the official command's `nodes …`, both against our gateway. */
import { describe, expect, it } from 'vitest';
import type { Daemon } from '../support/desktop/daemon.ts';
import { until } from '../support/desktop/deadline.ts';
import { startGateway, TOKEN, type TestGateway } from '../support/gateway.ts';
import { COMES_BACK_MS } from '../support/official-device.ts';
import { OfficialCommandLine, OfficialProgram, STARTS_MS } from '../support/peers/official-program.ts';

const WHICH = ['--command', 'system.which', '--params', '{"bins":["sh"]}'];

interface Scene {
  readonly gateway: TestGateway;
  readonly openclaw: OfficialCommandLine;
  readonly host: Daemon;
  readonly nodeId: string;
}

/** A node host that has started and waits to be let in. */
async function waitingHost(): Promise<Scene> {
  const gateway = await startGateway();
  const program = await OfficialProgram.installed({ OPENCLAW_GATEWAY_TOKEN: TOKEN });
  const where = ['--host', '127.0.0.1', '--port', String(gateway.port)];
  const host = program.start('node', 'run', ...where, '--display-name', 'nas');
  const request = await until('the node host to knock', () => gateway.gateway.pairing.waiting()[0], STARTS_MS);
  return { gateway, openclaw: await OfficialCommandLine.to(gateway.url, TOKEN), host, nodeId: request.deviceId };
}

async function untilConnected({ gateway, nodeId }: Scene): Promise<void> {
  await until(
    'the node host to come back by itself',
    () => gateway.gateway.pairing.devices().find(({ deviceId, connected }) => deviceId === nodeId && connected),
    COMES_BACK_MS,
  );
}

/** Let in by the one approval that the official command knows for devices; it may run nothing yet. */
async function connectedHost(): Promise<Scene> {
  const scene = await waitingHost();
  const { gateway, openclaw } = scene;
  expect(await openclaw.run('devices', 'approve', gateway.waiting().requestId)).toMatchObject({ exitCode: 0 });
  await untilConnected(scene);
  return scene;
}

/** The second tick, by the official command. */
async function approveCommands({ gateway, openclaw, nodeId }: Scene): Promise<void> {
  const { requestId } = await until('the node host to ask for its commands', () =>
    gateway.gateway.pairing.commandRequests().find(({ deviceId }) => deviceId === nodeId),
  );
  expect((await openclaw.run('nodes', 'pending')).output).toContain(requestId);
  const { exitCode, output } = await openclaw.run('nodes', 'approve', requestId);
  expect([exitCode, JSON.parse(output)]).toMatchObject([0, { requestId, node: { nodeId, displayName: 'nas' } }]);
}

describe('the official node host', () => {
  it('is let in and runs commands after one approval with both ticks, without being started again', async () => {
    const scene = await waitingHost();
    const { gateway, openclaw, host, nodeId } = scene;
    expect(gateway.waiting().commands).toEqual(expect.arrayContaining(['system.run', 'system.which']));
    await gateway.approve();
    await untilConnected(scene);
    expect(host.output).not.toMatch(/reconnect paused/);
    expect(await openclaw.json('nodes', 'invoke', '--node', 'nas', ...WHICH)).toMatchObject({
      ok: true,
      nodeId,
      command: 'system.which',
      payload: { bins: { sh: expect.stringMatching(/\/sh$/) as unknown } },
    });
  });

  it('runs commands only once they are approved, on the connection that it has', async () => {
    const scene = await connectedHost();
    const { openclaw, host } = scene;
    const status = await openclaw.run('nodes', 'status');
    expect(status.output).toMatch(/^Known: 1 · Paired: 1 · Connected: 1/);
    const described = await openclaw.run('nodes', 'describe', '--node', 'nas');
    expect(described.output).toMatch(/Approval +│ approval pending/);
    expect(described.output).toContain('- (none effective)');
    expect(described.output).toMatch(/Pending commands\n(- .*\n)*- system\.which\n/);

    const tooEarly = await openclaw.run('nodes', 'invoke', '--node', 'nas', ...WHICH);
    expect(tooEarly.exitCode).toBe(1);
    expect(tooEarly.output).toContain('not approved yet');

    await approveCommands(scene);
    expect(await openclaw.json('nodes', 'invoke', '--node', 'nas', ...WHICH)).toMatchObject({ ok: true });
    const after = await openclaw.run('nodes', 'describe', '--node', 'nas');
    expect(after.output).toMatch(/Approval +│ approved/);
    expect(after.output).toMatch(/Commands\n(- .*\n)*- system\.which\n/);
    expect(host.running).toBe(true);
  });

  it('is told no in the official words', async () => {
    const scene = await connectedHost();
    const { openclaw } = scene;
    const unknownRequest = await openclaw.run('nodes', 'approve', 'nope');
    expect(unknownRequest.exitCode).toBe(1);
    expect(unknownRequest.output).toContain('Unknown node pairing requestId: nope');
    await approveCommands(scene);
    const dangerous = await openclaw.run('nodes', 'invoke', '--node', 'nas', '--command', 'sms.send');
    expect(dangerous.exitCode).toBe(1);
    expect(dangerous.output).toContain(
      'Reason: node command not allowed: add "sms.send" to gateway.nodes.commands.allow',
    );
    const nobody = await openclaw.run('nodes', 'invoke', '--node', 'nope', ...WHICH);
    expect(nobody.exitCode).toBe(1);
    expect(nobody.output).toContain('unknown node: nope (known: nas)');
  });

  it('is renamed, seen gone, and removed', async () => {
    const scene = await connectedHost();
    const { openclaw, host, nodeId } = scene;
    await approveCommands(scene);
    expect(await openclaw.run('nodes', 'rename', '--node', 'nas', '--name', 'attic')).toMatchObject({ exitCode: 0 });
    expect(await openclaw.json('nodes', 'status')).toMatchObject({
      nodes: [{ nodeId, displayName: 'attic', connected: true, approvalState: 'approved', version: '2026.9.6' }],
    });
    await host.stop();
    const gone = await openclaw.run('nodes', 'invoke', '--node', 'attic', ...WHICH);
    expect(gone.exitCode).toBe(1);
    expect(gone.output).toContain('node not connected');
    expect(await openclaw.run('nodes', 'remove', '--node', 'attic')).toMatchObject({
      exitCode: 0,
      output: `Removed paired node ${nodeId}\n`,
    });
    expect(await openclaw.run('nodes', 'status')).toEqual({
      exitCode: 0,
      output: 'Known: 0 · Paired: 0 · Connected: 0\n',
    });
  });
});
