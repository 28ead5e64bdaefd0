/** Undo of an approval, or of what a node was allowed to run, for ten seconds. Never of more than that one decision. */
import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../src-main/gateway/index.ts';
import { DeviceKey } from '../support/device-key.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { restarted, startGateway, TOKEN } from '../support/gateway.ts';
import { cli, device, Owner, stranger } from '../support/party.ts';
import { nodeHost, nodeOn, phone } from '../support/phone.ts';

const TEN_SECONDS = 10_000;
const REMOVED = { code: 4001, reason: 'device removed' };

async function scene(options: Parameters<typeof startGateway>[0] = {}) {
  const clock = new FakeClock();
  const gateway = await startGateway({ clock, ...options });
  const events: DeskEvent[] = [];
  gateway.gateway.pairing.subscribe((event) => events.push(event));
  const admin = await cli(gateway, ['operator.admin']);
  const approve = async (terms: object = {}) => {
    const { requestId, digest } = gateway.waiting();
    expect(await admin.call('desk.approve', { requestId, digest, ...terms })).toMatchObject({ ok: true });
    return requestId;
  };
  const undo = (requestId: string) => admin.call('desk.undoApproval', { requestId });
  return { clock, gateway, events, admin, approve, undo };
}

const tooLate = { ok: false, error: { details: { reason: 'too-late' } } };

describe('undoing the approval of a new device', () => {
  it('takes it out again, closes its sockets, and lists what it asks then without a word', async () => {
    const { gateway, events, approve, undo } = await scene();
    const { key } = await stranger(gateway);
    const asker = phone(key, { auth: { token: TOKEN } });
    const requestId = await approve();
    const outcome = await gateway.knock(asker);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    expect(await undo(requestId)).toMatchObject({ ok: true, payload: { requestId, deviceId: key.id } });
    expect(await outcome.client.closed()).toEqual(REMOVED);
    expect(gateway.gateway.pairing.devices()).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'undone', what: 'approval', deviceId: key.id, requestId });
    expect(await gateway.knock(asker)).toMatchObject({ error: { details: { pauseReconnect: false } } });
    expect(gateway.waiting()).toMatchObject({ quiet: true, known: 'removed-before' });
    const after = await restarted(gateway);
    expect(after.gateway.pairing.devices()).toEqual([]);
  });

  it('is possible for ten seconds and not longer', async () => {
    const { clock, gateway, approve, undo, events } = await scene();
    await stranger(gateway);
    const requestId = await approve();
    expect(events.at(-1)).toMatchObject({ type: 'resolved', undoUntilMs: clock.now() + TEN_SECONDS });
    clock.advance(TEN_SECONDS);
    expect(await undo(requestId)).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toHaveLength(1);

    await stranger(gateway);
    const second = await approve();
    clock.advance(TEN_SECONDS - 1);
    expect(await undo(second)).toMatchObject({ ok: true });
    expect(await undo(second)).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toHaveLength(1);
  });

  it('holds whatever was decided about it since', async () => {
    const { gateway, admin, approve, undo } = await scene();
    const { key } = await stranger(gateway);
    const requestId = await approve();
    await admin.call('desk.rename', { deviceId: key.id, name: 'Anna’s phone' });
    await admin.call('desk.setAccess', { deviceId: key.id, role: 'operator', scopes: [] });
    expect(await undo(requestId)).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toEqual([]);
  });
});

describe('undoing the approval of more', () => {
  async function upgraded(terms: object = {}) {
    const scened = await scene();
    const { gateway, approve } = scened;
    const { key, token, client } = await device(gateway, ['operator.read']);
    await gateway.gateway.pairing.rename(key.id, 'Anna’s phone', 'window');
    const more = phone(key, { auth: { token: TOKEN }, scopes: ['operator.read', 'operator.write'] });
    await gateway.knock(more);
    const requestId = await approve(terms);
    const outcome = await gateway.knock(more);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    return { ...scened, key, token, client, more, wide: outcome.client, requestId };
  }

  it('gives it back exactly what it had, by the token that it has now', async () => {
    const { gateway, events, undo, key, client, wide, requestId } = await upgraded({
      name: 'The phone',
      lastsMs: 20_000,
    });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ label: 'The phone' }]);
    expect(await undo(requestId)).toMatchObject({ ok: true });
    for (const socket of [client, wide]) expect(await socket.closed()).toMatchObject({ code: 4001 });
    const [view] = gateway.gateway.pairing.devices();
    expect(view).toMatchObject({ label: 'Anna’s phone', scopes: ['operator.read'], withheld: [] });
    expect(view).not.toHaveProperty('expiresAtMs');
    expect(events.at(-1)).toMatchObject({ type: 'undone', what: 'approval', device: { scopes: ['operator.read'] } });
    const deviceToken = (
      wide.frames.find((frame) => frame['id'] === 'connect') as { payload: { auth: { deviceToken: string } } }
    ).payload.auth.deviceToken;
    const back = phone(key, { auth: { deviceToken }, scopes: ['operator.read'] });
    expect(await gateway.knock(back)).toMatchObject({ let: 'in', hello: { auth: { scopes: ['operator.read'] } } });
    const after = await restarted(gateway);
    expect(after.gateway.pairing.devices()).toMatchObject([{ scopes: ['operator.read'] }]);
  });

  it('asks for it again without a word', async () => {
    const { gateway, undo, more, requestId } = await upgraded();
    await undo(requestId);
    expect(await gateway.knock(more)).toMatchObject({ error: { details: { reason: 'scope-upgrade' } } });
    expect(gateway.waiting()).toMatchObject({ quiet: true });
  });

  it.each([
    ['its access was changed', 'desk.setAccess', { role: 'operator', scopes: [] }],
    ['it was renamed', 'desk.rename', { name: 'x' }],
    ['it was signed out', 'desk.signOut', {}],
    ['its token was replaced', 'device.token.rotate', { role: 'operator' }],
    ['its role was taken away', 'device.token.revoke', { role: 'operator' }],
  ])('is too late once %s: that would be undone as well', async (_what, method, params) => {
    const { gateway, admin, undo, key, requestId } = await upgraded();
    expect(await admin.call(method, { deviceId: key.id, ...params })).toMatchObject({ ok: true });
    const [before] = gateway.gateway.pairing.devices();
    expect(await undo(requestId)).toMatchObject(tooLate);
    expect(gateway.gateway.pairing.devices()).toEqual([before]);
  });

  it('of a role takes only that role', async () => {
    const { gateway, approve, undo } = await scene();
    const { key, client } = await device(gateway, ['operator.read']);
    const asNode = nodeOn(phone(key), { auth: { token: TOKEN } });
    await gateway.knock(asNode);
    const requestId = await approve();
    const node = await gateway.knock(asNode);
    expect(await undo(requestId)).toMatchObject({ ok: true });
    if (node.let === 'in') expect(await node.client.closed()).toEqual(REMOVED);
    await client.settled();
    const [view] = gateway.gateway.pairing.devices();
    expect(view).toMatchObject({ roles: ['operator'], connectedRoles: ['operator'] });
    expect(view).not.toHaveProperty('commands');
    expect(await gateway.knock(asNode)).toMatchObject({ error: { details: { reason: 'role-upgrade' } } });
  });

  it('that was made in two steps goes back step by step', async () => {
    const { gateway, undo, more, key, requestId } = await upgraded();
    await gateway.knock({ ...more, scopes: [...more.scopes, 'operator.questions'] });
    const third = await gateway.approve();
    expect(await undo(requestId)).toMatchObject(tooLate);
    const scopes = () => gateway.gateway.pairing.devices().find(({ deviceId }) => deviceId === key.id)?.scopes;
    expect(await undo(third.requestId)).toMatchObject({ ok: true });
    expect(scopes()).toEqual(['operator.read', 'operator.write']);
    expect(await undo(requestId)).toMatchObject({ ok: true });
    expect(scopes()).toEqual(['operator.read']);
  });

  it('after a sign-out signs it out again', async () => {
    const { gateway, admin, approve, undo } = await scene();
    const { key, client } = await device(gateway, ['operator.admin']);
    await admin.call('desk.signOut', { deviceId: key.id });
    await client.closed();
    const asker = phone(key, { auth: { token: TOKEN }, scopes: ['operator.read'] });
    await gateway.knock(asker);
    const requestId = await approve();
    const outcome = await gateway.knock(asker);
    expect(outcome).toMatchObject({ let: 'in' });
    expect(await undo(requestId)).toMatchObject({ ok: true });
    if (outcome.let === 'in') expect(await outcome.client.closed()).toMatchObject({ code: 4001 });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ signedOut: true, tokens: [] }]);
    expect(await gateway.knock(asker)).toMatchObject({ error: { details: { reason: 'not-paired' } } });
  });
});

describe('undoing what a node was allowed to run', () => {
  it('takes the commands away at once, without cutting it off, and lists them again without a word', async () => {
    const { gateway, events, admin, undo } = await scene();
    const nas = nodeHost(new DeviceKey(), { auth: { token: TOKEN } });
    await gateway.knock(nas);
    const { requestId, digest } = gateway.waiting();
    await admin.call('desk.approve', { requestId, digest, grant: 'connect' });
    const outcome = await gateway.knock(nas);
    if (outcome.let === 'out') throw new Error(outcome.error.message);
    await expect.poll(() => gateway.gateway.pairing.commandRequests().length).toBe(1);
    const [asked] = gateway.gateway.pairing.commandRequests();
    await admin.call('desk.approveCommands', { requestId: asked?.requestId, digest: asked?.digest });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ commands: ['system.run', 'system.which'] }]);
    expect(events.at(-1)).toMatchObject({ type: 'commands-resolved', undoUntilMs: expect.any(Number) });
    const run = { nodeId: nas.key?.id, command: 'system.which', params: {}, idempotencyKey: 'one' };
    admin.send({ type: 'req', id: 'run', method: 'node.invoke', params: run });
    expect(await outcome.client.event('node.invoke.request')).toMatchObject({ command: 'system.which' });
    expect(await undo(asked?.requestId ?? '')).toMatchObject({ ok: true });
    await outcome.client.settled();
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ commands: [], asksForCommands: true }]);
    const [again] = gateway.gateway.pairing.commandRequests();
    expect(again).toMatchObject({ quiet: true, commands: asked?.commands });
    expect(again?.requestId).not.toBe(asked?.requestId);
    const refused = await admin.call('node.invoke', { ...run, idempotencyKey: 'two' });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('not approved') } });
    const params2 = { requestId: again?.requestId, digest: again?.digest };
    expect(await admin.call('desk.approveCommands', params2)).toMatchObject({ ok: true });
    expect(gateway.gateway.pairing.devices()).toMatchObject([{ commands: ['system.run', 'system.which'] }]);
  });
});

it('an approval from the command line tells all that a notice with Undo needs', async () => {
  const { clock, gateway, events } = await scene();
  const { key, requestId } = await stranger(gateway);
  const { digest } = gateway.waiting();
  const owner = new Owner(gateway, 'command-line');
  await owner.call('desk.approve', { requestId, digest, name: 'Anna’s phone' });
  expect(events.findLast(({ type }) => type === 'resolved')).toMatchObject({
    outcome: 'approved',
    by: 'command-line',
    request: { requestId },
    device: { deviceId: key.id, label: 'Anna’s phone', approvedBy: 'command-line' },
    undoUntilMs: clock.now() + TEN_SECONDS,
  });
  expect(await gateway.gateway.pairing.undoApproval(requestId, 'notification')).toMatchObject({ ok: true });
  expect(gateway.gateway.pairing.devices()).toEqual([]);
});
