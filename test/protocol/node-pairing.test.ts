/** The second layer of a node's pairing: which commands it may run, who decides that, and what survives. */
import { describe, expect, it } from 'vitest';
import { DeviceKey } from '../support/device-key.ts';
import { startGateway, tempDir } from '../support/gateway.ts';
import { cli, device, Owner } from '../support/party.ts';
import { nodeHost } from '../support/phone.ts';
import { arrive, COMMANDS, joinNode } from './node-party.ts';

describe('one approval at the desk', () => {
  it('lets a node in and lets it run what it asked for: no second request', async () => {
    const gateway = await startGateway();
    const { key } = await joinNode(gateway);
    const operator = await cli(gateway, ['operator.read', 'operator.pairing']);
    expect((await operator.call('node.pair.list')).payload).toMatchObject({
      pending: [],
      paired: [{ nodeId: key.id, commands: COMMANDS, caps: ['system'] }],
    });
    expect((await operator.call('node.list')).payload).toMatchObject({
      nodes: [{ nodeId: key.id, connected: true, paired: true, approvalState: 'approved', commands: COMMANDS }],
    });
  });

  it('of the connection alone lets it run nothing, and what was left out is listed but not announced', async () => {
    const gateway = await startGateway();
    const { key } = await joinNode(gateway, {}, 'connect');
    await expect
      .poll(() => gateway.gateway.pairing.commandRequests())
      .toMatchObject([{ deviceId: key.id, commands: COMMANDS, approvedCommands: [], reserved: true, quiet: true }]);
    const operator = await cli(gateway, ['operator.read', 'operator.pairing']);
    expect((await operator.call('node.list')).payload).toMatchObject({
      nodes: [{ commands: [], caps: [], approvalState: 'pending-approval', pendingDeclaredCommands: COMMANDS }],
    });
  });

  it('of the ordinary part grants what no administrator reserves, and asks for the rest', async () => {
    const gateway = await startGateway();
    await joinNode(gateway, {}, 'ordinary');
    await expect
      .poll(() => gateway.gateway.pairing.commandRequests())
      .toMatchObject([{ commands: COMMANDS, approvedCommands: ['system.notify'], quiet: false }]);
  });

  it('by the two ticks of the card: the first alone, then the second', async () => {
    const gateway = await startGateway();
    const key = new DeviceKey();
    const asker = nodeHost(key, { auth: { token: 'a-test-token-that-nobody-guesses' } });
    await gateway.knock(asker);
    const owner = new Owner(gateway);
    const { requestId, digest } = gateway.waiting();
    expect(await owner.call('desk.approve', { requestId, digest, grant: 'connect' })).toMatchObject({ ok: true });
    const { client } = await arrive(gateway, asker);
    await expect.poll(() => gateway.gateway.pairing.commandRequests().length).toBe(1);
    const list = await owner.call('desk.list');
    const [request] = (list['payload'] as { commandRequests: { requestId: string; digest: string }[] }).commandRequests;
    const stale = { requestId: request!.requestId, digest: 'another' };
    expect(await owner.call('desk.approveCommands', stale)).toMatchObject({
      error: { details: { reason: 'changed' } },
    });
    const shown = { requestId: request!.requestId, digest: request!.digest };
    expect(await owner.call('desk.approveCommands', shown)).toMatchObject({ ok: true });
    expect(await client.event('node.pair.resolved')).toMatchObject({ nodeId: key.id, decision: 'approved' });
    expect(gateway.gateway.pairing.commandRequests()).toEqual([]);
  });
});

describe('an official approval', () => {
  it('of the device leaves the commands to the second record, which takes effect on the live connection', async () => {
    const gateway = await startGateway();
    const operator = await cli(gateway, ['operator.admin']);
    const key = new DeviceKey();
    const asker = nodeHost(key, { commands: COMMANDS, auth: { token: 'a-test-token-that-nobody-guesses' } });
    await gateway.knock(asker);
    const { requestId } = gateway.waiting();
    expect(await operator.call('device.pair.approve', { requestId })).toMatchObject({ ok: true });
    const { client } = await arrive(gateway, asker);
    const asked = await operator.event('node.pair.requested');
    expect(asked).toMatchObject({
      nodeId: key.id,
      commands: COMMANDS,
      requiredApproveScopes: ['operator.pairing', 'operator.admin'],
      silent: false,
    });
    const invoke = { nodeId: key.id, command: 'system.notify', idempotencyKey: 'k' };
    expect(await operator.call('node.invoke', invoke)).toMatchObject({
      error: { details: { code: 'PAIRING_CHANGED' } },
    });
    expect(await operator.call('node.pair.approve', { requestId: asked['requestId'] })).toMatchObject({
      ok: true,
      payload: { requestId: asked['requestId'], node: { nodeId: key.id, commands: COMMANDS } },
    });
    const resolved = await client.next((frame) => frame['event'] === 'node.pair.resolved');
    expect([resolved['seq'], resolved['payload']]).toEqual([
      undefined,
      { requestId: asked['requestId'], nodeId: key.id, decision: 'approved', ts: expect.any(Number) },
    ]);
    const answer = operator.call('node.invoke', invoke);
    const { id } = await client.event('node.invoke.request');
    await client.call('node.invoke.result', { id, nodeId: key.id, ok: true });
    expect(await answer).toMatchObject({ ok: true });
  });

  it.each([
    [['operator.pairing'], ['system.notify'], 'operator.write'],
    [['operator.pairing', 'operator.write'], ['system.run'], 'operator.admin'],
    [['operator.pairing', 'operator.write'], ['system.notify'], undefined],
    [['operator.admin'], ['system.run'], undefined],
  ])('of commands needs what they are worth: %j for %j lacks %s', async (scopes, commands, lacking) => {
    const gateway = await startGateway();
    const { key } = await joinNode(gateway, { commands }, 'connect');
    await expect.poll(() => gateway.gateway.pairing.commandRequests().length).toBe(1);
    const { requestId } = gateway.gateway.pairing.commandRequests()[0]!;
    const answer = await (await cli(gateway, scopes)).call('node.pair.approve', { requestId });
    if (lacking === undefined) expect(answer).toMatchObject({ ok: true, payload: { node: { nodeId: key.id } } });
    else {
      expect(answer.error).toMatchObject({
        code: 'FORBIDDEN',
        details: { code: 'MISSING_SCOPE', missingScope: lacking },
      });
      expect(gateway.gateway.pairing.commandRequests()).toHaveLength(1);
    }
  });

  it('is not made by a device for itself, nor seen by one that may only pair', async () => {
    const gateway = await startGateway();
    const { key } = await joinNode(gateway, { commands: ['system.notify'] }, 'connect');
    const { requestId } = await expect
      .poll(() => gateway.gateway.pairing.commandRequests())
      .toHaveLength(1)
      .then(() => gateway.gateway.pairing.commandRequests()[0]!);
    const other = await device(gateway, ['operator.pairing', 'operator.write']);
    expect(await other.client.call('node.pair.approve', { requestId })).toMatchObject({
      error: { message: 'unknown requestId' },
    });
    expect((await other.client.call('node.pair.list')).payload).toEqual({ pending: [], paired: [] });
    const admin = await device(gateway, ['operator.admin']);
    expect(await admin.client.call('node.pair.approve', { requestId })).toMatchObject({
      payload: { node: { nodeId: key.id } },
    });
  });
});

describe('a request for commands', () => {
  it('survives a restart under its id, and never runs out', async () => {
    const stateDir = await tempDir();
    const first = await startGateway({ stateDir });
    const { asker } = await joinNode(first, {}, 'connect');
    await expect.poll(() => first.gateway.pairing.commandRequests()).toHaveLength(1);
    const [before] = first.gateway.pairing.commandRequests();
    await first.gateway.stop('gateway stopping');
    const second = await startGateway({ stateDir });
    expect(second.gateway.pairing.commandRequests()).toEqual([before]);
    await arrive(second, asker);
    expect(second.gateway.pairing.commandRequests()).toEqual([before]);
  });

  it('is replaced when the node declares something else, and dropped when it declares no more than it may', async () => {
    const gateway = await startGateway();
    const operator = await cli(gateway, ['operator.admin']);
    const { asker } = await joinNode(gateway, { commands: ['system.notify'] });
    await arrive(gateway, { ...asker, commands: COMMANDS });
    const first = await operator.event('node.pair.requested');
    await arrive(gateway, { ...asker, commands: [...COMMANDS, 'screen.snapshot'] });
    expect(await operator.event('node.pair.resolved')).toMatchObject({
      requestId: first['requestId'],
      decision: 'rejected',
    });
    const second = await operator.event('node.pair.requested');
    expect(second['requestId']).not.toBe(first['requestId']);
    await arrive(gateway, asker);
    expect(await operator.event('node.pair.resolved')).toMatchObject({
      requestId: second['requestId'],
      decision: 'rejected',
    });
    expect((await operator.call('node.pair.list')).payload).toMatchObject({ pending: [], paired: [{}] });
  });

  it('that is rejected leaves the node what it had, and comes back silently', async () => {
    const gateway = await startGateway();
    const operator = await cli(gateway, ['operator.admin']);
    const { asker } = await joinNode(gateway, { commands: ['system.notify'] });
    await arrive(gateway, { ...asker, commands: COMMANDS });
    const { requestId } = await operator.event('node.pair.requested');
    expect(await operator.call('node.pair.reject', { requestId })).toMatchObject({ ok: true });
    expect(await operator.call('node.pair.reject', { requestId })).toMatchObject({
      error: { message: 'unknown requestId' },
    });
    expect((await operator.call('node.list')).payload).toMatchObject({ nodes: [{ commands: ['system.notify'] }] });
    await arrive(gateway, { ...asker, commands: COMMANDS });
    await operator.event('node.pair.requested');
    expect(gateway.gateway.pairing.commandRequests()).toMatchObject([{ quiet: true }]);
  });

  it('leaves out what the platform may never have, and takes in what the config allows', async () => {
    const commands = ['camera.snap', 'system.notify', 'contacts.search', 'computer.act'];
    const bare = await startGateway();
    const { key } = await joinNode(bare, { caps: ['camera', 'system'], commands });
    const read = await cli(bare, ['operator.read']);
    expect((await read.call('node.describe', { nodeId: key.id })).payload).toMatchObject({
      commands: ['computer.act', 'system.notify'],
      caps: ['system'],
    });
    const config = '{ gateway: { nodes: { commands: { allow: ["camera.snap"], deny: ["computer.act"] } } } }';
    const configured = await startGateway({ config });
    const node = await joinNode(configured, { caps: ['camera', 'system'], commands });
    const reader = await cli(configured, ['operator.read']);
    expect((await reader.call('node.describe', { nodeId: node.key.id })).payload).toMatchObject({
      commands: ['camera.snap', 'system.notify'],
      caps: ['camera', 'system'],
    });
  });
});

describe('a node', () => {
  it('is renamed for good, and its name is made safe to show', async () => {
    const gateway = await startGateway();
    const operator = await cli(gateway, ['operator.pairing', 'operator.read']);
    const { key } = await joinNode(gateway);
    const renamed = await operator.call('node.rename', { nodeId: key.id, displayName: 'Cellar\u202e\u0007' });
    expect(renamed.payload).toEqual({ nodeId: key.id, displayName: 'Cellar' });
    expect((await operator.call('node.list')).payload).toMatchObject({ nodes: [{ displayName: 'Cellar' }] });
    expect(await operator.call('node.rename', { nodeId: 'x', displayName: 'y' })).toMatchObject({
      error: { message: 'unknown nodeId' },
    });
  });

  it('that is removed is closed, is gone, and everyone hears of it', async () => {
    const gateway = await startGateway();
    const operator = await cli(gateway, ['operator.pairing', 'operator.read']);
    const { key, client, asker } = await joinNode(gateway);
    expect(await operator.call('node.pair.remove', { nodeId: key.id })).toMatchObject({ payload: { nodeId: key.id } });
    expect(await client.closed()).toEqual({ code: 4001, reason: 'device removed' });
    expect(await operator.event('node.pair.resolved')).toMatchObject({
      requestId: '',
      nodeId: key.id,
      decision: 'removed',
    });
    expect((await operator.call('node.list')).payload).toMatchObject({ nodes: [] });
    expect(await gateway.knock(asker)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
    expect(await operator.call('node.pair.remove', { nodeId: key.id })).toMatchObject({ ok: false });
  });
});
