/** One call to a node: what comes of it, in any order, and never of another call. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import { describe, expect, it } from 'vitest';
import { failureOf, NodeCall } from '../../src-renderer/state/node-call.ts';
import { commandsOf, sortedNodes, type NodeView } from '../../src-renderer/state/node-list.ts';
import { FakeLink } from './fake-link.ts';

const ORDER = { nodeId: 'ab', command: 'device.info', params: undefined, timeoutMs: 30_000 };

function scene() {
  const link = new FakeLink();
  let answer = (_payload: unknown): void => undefined;
  link.answers['node.invoke'] = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const call = new NodeCall(link, () => 0);
  const stop = call.start();
  const key = () =>
    (link.asked.findLast(({ method }) => method === 'node.invoke')?.params as Record<string, string>)['idempotencyKey'];
  const settle = async (payload: unknown): Promise<void> => {
    answer(payload);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { link, call, stop, key, settle };
}

it('gathers what the node tells of this call, and ends with its result', async () => {
  const { link, call, key, settle } = scene();
  call.run(ORDER);
  link.push('node.invoke.progress', { idempotencyKey: key(), chunk: 'one ' });
  link.push('node.invoke.progress', { idempotencyKey: 'another', chunk: 'not ours' });
  link.push('node.invoke.progress', { idempotencyKey: key(), chunk: 'two' });
  expect(call.state()).toMatchObject({ kind: 'running', pieces: 'one two' });
  await settle({ ok: true, payload: 'hello' });
  expect(call.state()).toMatchObject({ kind: 'done', result: { kind: 'text', text: 'hello' }, pieces: 'one two' });
});

it('runs one call at a time', () => {
  const { link, call } = scene();
  call.run(ORDER);
  call.run(ORDER);
  expect(link.timesAsked('node.invoke')).toBe(1);
});

it('calls off by the key of the call, also when the page is left', () => {
  const { link, call, stop, key } = scene();
  call.run(ORDER);
  stop();
  expect(link.asked.at(-1)).toEqual({ method: 'node.invoke.cancel', params: { idempotencyKey: key() } });
});

describe('a failure', () => {
  const refused = (message: string, details?: unknown) =>
    failureOf(new GatewayProtocolRequestError({ code: 'UNAVAILABLE', message, details }));

  it.each([
    [refused('TIMEOUT: node invoke timed out'), 'timeout'],
    [refused('CANCELLED: the caller called it off'), 'cancelled'],
    [refused('node not connected', { code: 'NOT_CONNECTED' }), 'not-connected'],
    [refused('DISCONNECTED: x', { nodeError: { code: 'DISCONNECTED', message: 'x' } }), 'disconnected'],
    [refused('A: b', { nodeError: { code: 'A', message: 'b' } }), 'node-refused'],
    [refused('missing scope: operator.admin'), 'not-allowed'],
    [failureOf(new Error('no answer')), 'no-answer'],
  ])('%j is %s', (failure, reason) => {
    expect(failure.reason).toBe(reason);
  });
});

it('lists each command once: those allowed, then those that wait', () => {
  const node: NodeView = {
    nodeId: 'ab',
    caps: [],
    commands: ['b', 'a'],
    pendingDeclaredCommands: ['a', 'c'],
    connected: true,
  };
  expect(commandsOf(node)).toEqual([
    { name: 'a', state: 'allowed' },
    { name: 'b', state: 'allowed' },
    { name: 'c', state: 'waiting' },
  ]);
  const others = sortedNodes([{ ...node, connected: false }, node]).map(({ connected }) => connected);
  expect(others).toEqual([true, false]);
});
