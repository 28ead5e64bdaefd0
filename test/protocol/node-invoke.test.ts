/** A call from an operator to a node and back: every way in which it can end. */
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { cli } from '../support/party.ts';
import { aCall, arrive, called, COMMANDS } from './node-party.ts';

describe('a call', () => {
  it('reaches the node as it was made, and its answer comes back both parsed and as text', async () => {
    const { node, operator, invoke, result } = await aCall();
    const answer = invoke('system.which', { params: { bins: ['ls'] }, timeoutMs: 15_000, sessionKey: 's' });
    const frame = await node.client.next((seen) => seen['event'] === 'node.invoke.request');
    const request = frame['payload'] as { id: string };
    expect(frame).toEqual({
      type: 'event',
      event: 'node.invoke.request',
      payload: {
        id: expect.any(String),
        nodeId: node.key.id,
        command: 'system.which',
        paramsJSON: '{"bins":["ls"]}',
        timeoutMs: 15_000,
        idempotencyKey: 'k1',
      },
    });
    const payloadJSON = '{"bins": {"ls":"/bin/ls"},\n "odd":"\\u2028"}';
    expect((await result(request.id, { payloadJSON })).payload).toEqual({ ok: true });
    expect((await answer).payload).toEqual({
      ok: true,
      nodeId: node.key.id,
      command: 'system.which',
      payload: { bins: { ls: '/bin/ls' }, odd: '\u2028' },
      payloadJSON,
    });
    expect(operator.isOpen).toBe(true);
  });

  it('is answered as well by a payload that is no text, and by none at all', async () => {
    const { node, invoke, result } = await aCall();
    const first = invoke('system.notify');
    const request = await called(node.client);
    expect(request).toMatchObject({ timeoutMs: 30_000 });
    expect(request).not.toHaveProperty('paramsJSON');
    await result(request.id, { payload: { shown: true } });
    expect((await first).payload).toMatchObject({ payload: { shown: true }, payloadJSON: '{"shown":true}' });
    const second = invoke('system.notify');
    // Not as published, but said by whoever has nothing to say.
    const { id } = await called(node.client);
    await node.client.callRaw('node.invoke.result', { id, nodeId: node.key.id, ok: true, payloadJSON: null });
    expect((await second).payload).toEqual({ ok: true, nodeId: node.key.id, command: 'system.notify' });
  });

  it('answered with something that is not JSON fails, and harms no frame', async () => {
    const { node, operator, invoke, result } = await aCall();
    const answer = invoke('system.notify');
    await result((await called(node.client)).id, { payloadJSON: '1},"ok":false,"x":{' });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', message: /^INVALID_RESULT: / } });
    await operator.settled();
  });

  it('to run a program gets an id of its run, and no approval that the caller invents', async () => {
    const { node, invoke, result } = await aCall();
    const answer = invoke('system.run', {
      params: { command: ['ls'], approved: true, approvalDecision: 'allow-always' },
    });
    const { id, paramsJSON } = await called(node.client);
    expect(JSON.parse(String(paramsJSON))).toEqual({ runId: expect.any(String), command: ['ls'] });
    await result(id, {});
    await answer;
  });

  it('that the node refuses is answered with its words', async () => {
    const { node, invoke, result } = await aCall();
    const answer = invoke('system.notify');
    const error = { code: 'DENIED', message: 'not now' };
    await result((await called(node.client)).id, { ok: false, error });
    expect((await answer).error).toEqual({
      code: 'UNAVAILABLE',
      message: 'DENIED: not now',
      details: { nodeError: error, nodeCommandDispatched: true },
    });
  });

  it('that takes too long is called off on both sides, and the late answer changes nothing', async () => {
    const clock = new FakeClock();
    const { node, invoke, result } = await aCall({ clock });
    const answer = invoke('system.notify', { timeoutMs: 15_000 });
    const { id } = await called(node.client);
    clock.advance(14_999);
    await node.client.settled();
    expect(node.client.events).not.toContain('node.invoke.cancel');
    clock.advance(1);
    expect((await answer).error).toMatchObject({ code: 'UNAVAILABLE', message: 'TIMEOUT: node invoke timed out' });
    expect(await node.client.event('node.invoke.cancel')).toEqual({ invokeId: id, nodeId: node.key.id });
    expect((await result(id, {})).payload).toEqual({ ok: true, ignored: true });
  });

  it('whose node vanishes ends at once', async () => {
    const { node, invoke } = await aCall();
    const answer = invoke('system.notify');
    await called(node.client);
    await node.client.close();
    expect((await answer).error).toEqual({
      code: 'UNAVAILABLE',
      message: 'DISCONNECTED: node disconnected (system.notify)',
      details: {
        nodeError: { code: 'DISCONNECTED', message: 'node disconnected (system.notify)' },
        nodeCommandDispatched: true,
      },
    });
    expect((await invoke('system.notify')).error).toEqual({
      code: 'UNAVAILABLE',
      message: 'node not connected',
      details: {
        code: 'NOT_CONNECTED',
        nodeError: { code: 'NOT_CONNECTED', message: 'node not connected' },
        nodeCommandDispatched: false,
      },
    });
  });

  it('whose caller vanishes is called off', async () => {
    const { node, operator, invoke } = await aCall();
    invoke('system.notify').catch(() => undefined);
    const { id } = await called(node.client);
    await operator.close();
    expect(await node.client.event('node.invoke.cancel')).toEqual({ invokeId: id, nodeId: node.key.id });
  });

  it('may be called off by its caller alone', async () => {
    const { gateway, node, operator, invoke } = await aCall();
    const answer = invoke('system.notify');
    await called(node.client);
    const other = await cli(gateway, ['operator.write']);
    expect((await other.call('node.invoke.cancel', { idempotencyKey: 'k1' })).payload).toEqual({
      ok: true,
      ignored: true,
    });
    expect((await operator.call('node.invoke.cancel', { idempotencyKey: 'k1' })).payload).toEqual({ ok: true });
    expect((await answer).error.message).toMatch(/^CANCELLED: /);
    await node.client.event('node.invoke.cancel');
  });

  it('streams both ways while it runs, and no longer', async () => {
    const { node, operator, invoke, result } = await aCall();
    const answer = invoke('system.run');
    const { id } = await called(node.client);
    const piece = { invokeId: id, nodeId: node.key.id, seq: 0, chunk: 'one' };
    expect((await node.client.call('node.invoke.progress', piece)).payload).toEqual({ ok: true });
    expect(await operator.event('node.invoke.progress')).toEqual({ ...piece, idempotencyKey: 'k1' });
    const input = { idempotencyKey: 'k1', payloadJSON: '"more"' };
    expect((await operator.call('node.invoke.input', input)).payload).toEqual({ ok: true });
    await operator.call('node.invoke.input', input);
    for (const seq of [0, 1]) {
      expect(await node.client.event('node.invoke.input')).toEqual({
        id,
        nodeId: node.key.id,
        seq,
        payloadJSON: '"more"',
      });
    }
    await result(id, {});
    await answer;
    expect((await operator.call('node.invoke.input', input)).payload).toEqual({ ok: true, ignored: true });
    expect((await node.client.call('node.invoke.progress', piece)).payload).toEqual({ ok: true, ignored: true });
  });
});

describe('a call that may not be made', () => {
  it.each([
    [
      'camera.snap',
      { code: 'INVALID_REQUEST', details: { reason: 'command not allowlisted', command: 'camera.snap' } },
    ],
    ['computer.act', { code: 'INVALID_REQUEST', details: { reason: 'command not declared by node' } }],
    ['fs.listDir', { code: 'FORBIDDEN', details: { missingScope: 'operator.admin' } }],
    ['browser.proxy', { code: 'FORBIDDEN', details: { missingScope: 'operator.admin' } }],
    ['terminal.upload', { code: 'FORBIDDEN', details: { missingScope: 'operator.admin' } }],
    ['system.execApprovals.set', { code: 'INVALID_REQUEST' }],
    ['worker.anything', { code: 'INVALID_REQUEST' }],
  ])('%s', async (command, error) => {
    const { node, invoke, result } = await aCall();
    expect((await invoke(command)).error).toMatchObject(error);
    await node.client.settled();
    expect(node.client.events).not.toContain('node.invoke.request');
    const twin = invoke(COMMANDS[0]!);
    await result((await called(node.client)).id, {});
    expect(await twin).toMatchObject({ ok: true });
  });

  it('to a node that nobody knows, or whose new command nobody approved', async () => {
    const { gateway, node, operator, invoke } = await aCall();
    const changed = { code: 'UNAVAILABLE', retryable: true, details: { code: 'PAIRING_CHANGED' } };
    const unknown = { nodeId: 'nobody', command: 'system.notify', idempotencyKey: 'k' };
    expect((await operator.call('node.invoke', unknown)).error).toMatchObject(changed);
    await arrive(gateway, { ...node.asker, commands: [...COMMANDS, 'computer.act'] });
    expect((await invoke('computer.act')).error).toMatchObject(changed);
  });

  it('because too many are in flight already', async () => {
    const { gateway, node, invoke } = await aCall();
    const calls = Array.from({ length: 256 }, () => invoke('system.notify'));
    expect((await invoke('system.notify')).error).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    const other = await cli(gateway, ['operator.write']);
    expect((await invoke('system.notify', {}, other)).error).toMatchObject({ message: 'too many calls in flight' });
    await node.client.close();
    for (const call of calls) expect((await call).error.message).toMatch(/^DISCONNECTED/);
  });

  it('because the node was removed in the middle', async () => {
    const { gateway, node, invoke } = await aCall();
    const answer = invoke('system.notify');
    await called(node.client);
    await gateway.gateway.pairing.remove(node.key.id, 'window');
    expect((await answer).error.message).toMatch(/^DISCONNECTED/);
    expect((await invoke('system.notify')).error.details).toEqual({ code: 'PAIRING_CHANGED' });
  });
});
