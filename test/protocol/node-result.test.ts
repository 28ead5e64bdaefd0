/** What a node answers to a call counts from the connection that was called, and from no other. */
import { describe, expect, it } from 'vitest';
import { cli } from '../support/party.ts';
import { aCall, arrive, called, joinNode } from './node-party.ts';

describe('a result', () => {
  it('counts only from the connection that was called', async () => {
    const { gateway, node, invoke, result } = await aCall();
    const stranger = await joinNode(gateway);
    const second = await arrive(gateway, node.asker);
    const answer = invoke('system.notify');
    // The newest of the node's sockets serves; the older one stays open and may not answer for it.
    const { id } = await called(second.client);
    expect((await result(id, { payload: 1 }, stranger.client)).error.message).toBe('nodeId mismatch');
    expect(
      (await stranger.client.call('node.invoke.result', { id, nodeId: stranger.key.id, ok: true })).payload,
    ).toEqual({
      ok: true,
      ignored: true,
    });
    expect((await result(id, { payload: 2 }, node.client)).payload).toEqual({ ok: true, ignored: true });
    expect((await result(id, { payload: 3 }, second.client)).payload).toEqual({ ok: true });
    expect((await answer).payload).toMatchObject({ payload: 3 });
    expect((await result(id, { payload: 4 }, second.client)).payload).toEqual({ ok: true, ignored: true });
  });

  it('comes in pieces only from the connection that was called, and input only from whoever called', async () => {
    const { gateway, node, operator, invoke, result } = await aCall();
    const stranger = await joinNode(gateway);
    const second = await arrive(gateway, node.asker);
    const other = await cli(gateway, ['operator.write']);
    const answer = invoke('system.run');
    const { id } = await called(second.client);
    const piece = { invokeId: id, nodeId: node.key.id, seq: 0, chunk: 'forged' };
    const ignored = { ok: true, ignored: true };
    expect((await stranger.client.call('node.invoke.progress', piece)).error.message).toBe('nodeId mismatch');
    const asItself = { ...piece, nodeId: stranger.key.id };
    expect((await stranger.client.call('node.invoke.progress', asItself)).payload).toEqual(ignored);
    expect((await node.client.call('node.invoke.progress', piece)).payload).toEqual(ignored);
    const input = { idempotencyKey: 'k1', payloadJSON: '"forged"' };
    expect((await other.call('node.invoke.input', input)).payload).toEqual(ignored);
    await second.client.settled();
    expect(second.client.events).not.toContain('node.invoke.input');
    await operator.settled();
    expect(operator.events).not.toContain('node.invoke.progress');
    expect((await second.client.call('node.invoke.progress', { ...piece, chunk: 'own' })).payload).toEqual({
      ok: true,
    });
    expect(await operator.event('node.invoke.progress')).toMatchObject({ chunk: 'own' });
    await result(id, {}, second.client);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('does not come from the other socket of a node whose called one vanishes', async () => {
    const { gateway, node, invoke, result } = await aCall();
    const second = await arrive(gateway, node.asker);
    const answer = invoke('system.notify');
    const { id } = await called(second.client);
    await second.client.close();
    expect((await answer).error.message).toMatch(/^DISCONNECTED/);
    expect((await result(id, { payload: 1 })).payload).toEqual({ ok: true, ignored: true });
  });

  it('for the first socket of a node comes from it again once the second is gone', async () => {
    const { gateway, node, invoke, result } = await aCall();
    const second = await arrive(gateway, node.asker);
    await second.client.close();
    await node.client.settled();
    const answer = invoke('system.notify');
    await result((await called(node.client)).id, {});
    expect(await answer).toMatchObject({ ok: true });
  });
});
