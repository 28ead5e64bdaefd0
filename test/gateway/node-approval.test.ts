/** The second layer as a state: every step from what a node may run and asks for to the next. */
import { describe, expect, it } from 'vitest';
import type { NodeSurface } from '../../src-main/gateway/nodes/node-surface.ts';
import {
  afterApproving,
  afterDeclaring,
  afterDenying,
  effectiveSurface,
  wasDeclined,
} from '../../src-main/gateway/pairing/node-approval.ts';
import {
  withGrant,
  withoutRole,
  type NodeApproval,
  type PairedDevice,
} from '../../src-main/gateway/pairing/paired-device.ts';
import { anAsk } from './asks.ts';

const surface = (commands: readonly string[], more: Partial<NodeSurface> = {}): NodeSurface => ({
  caps: [],
  commands,
  permissions: {},
  ...more,
});

function aNode(node?: NodeApproval): PairedDevice {
  const ask = { ...anAsk(), role: 'node' as const, granted: [], asked: [], withoutSecret: false };
  return { ...withGrant(undefined, ask, 'window', 1), ...(node && { node }) };
}

const declare = (device: PairedDevice, declared: NodeSurface) => afterDeclaring(device, declared, 'new', 9);

describe('a declaration', () => {
  it.each([
    ['the first one waits', undefined, surface(['a']), 'new'],
    ['a covered one does not', { approved: surface(['a', 'b']) }, surface(['a']), undefined],
    ['an empty one does not', undefined, surface([]), undefined],
    ['a wider one waits', { approved: surface(['a']) }, surface(['a', 'b']), 'new'],
    ['a new permission waits', { approved: surface(['a']) }, surface(['a'], { permissions: { camera: true } }), 'new'],
    [
      'a permission that was not given does not',
      { approved: surface(['a']) },
      surface(['a'], { permissions: { camera: false } }),
      undefined,
    ],
    [
      'a permission named like a part of every object waits',
      { approved: surface([]) },
      surface([], { permissions: { toString: true } }),
      'new',
    ],
  ])('%s', (_what, node, declared, expected) => {
    expect(declare(aNode(node), declared).node?.pending?.requestId).toBe(expected);
  });

  it('that is the same as before changes nothing at all', () => {
    const device = declare(aNode(), surface(['a']));
    expect(declare(device, surface(['a']))).toBe(device);
    const approved = aNode({ approved: surface(['a']) });
    expect(declare(approved, surface(['a']))).toBe(approved);
  });

  it('that fits again drops what waited', () => {
    const device = declare(aNode({ approved: surface(['a']) }), surface(['a', 'b']));
    expect(declare(device, surface(['a'])).node).toEqual({ approved: surface(['a']) });
  });

  it('of a device that is no node is not kept', () => {
    const operator = withoutRole(aNode(), 'node', 5)!;
    expect(declare(operator, surface(['a']))).toBe(operator);
  });
});

describe('a decision', () => {
  const waiting = afterDeclaring(aNode({ approved: surface(['a']) }), surface(['b']), 'r', 9);

  it('grants the latest ask, never a union', () => {
    expect(afterApproving(waiting, 'r')?.node).toEqual({ approved: surface(['b']) });
  });

  it('counts only for the request that waits', () => {
    expect(afterApproving(waiting, 'other')).toBeUndefined();
    expect(afterDenying(waiting, 'other')).toBeUndefined();
    expect(afterApproving(afterDenying(waiting, 'r')!, 'r')).toBeUndefined();
  });

  it('to deny leaves what was approved, and quietens the same ask', () => {
    const denied = afterDenying(waiting, 'r')!;
    expect(denied.node).toEqual({ approved: surface(['a']), declined: surface(['b']) });
    expect(wasDeclined(declare(denied, surface(['b'])))).toBe(true);
    expect(wasDeclined(declare(denied, surface(['b', 'c'])))).toBe(false);
  });
});

describe('what a live node may do', () => {
  const declared = surface(['a', 'b'], { caps: ['x', 'y'], permissions: { p: true, q: true, r: false } });

  it('is what it declares and what was approved, both', () => {
    const approved = surface(['b', 'c'], { caps: ['y'], permissions: { p: true } });
    expect(effectiveSurface(aNode({ approved }), declared)).toEqual({
      caps: ['y'],
      commands: ['b'],
      permissions: { p: true, r: false },
    });
  });

  it.each([
    ['nothing without an approval', aNode()],
    ['nothing without the role', withoutRole(aNode({ approved: declared }), 'node', 5)],
    ['nothing for a device that is gone', undefined],
  ])('is %s', (_what, device) => {
    expect(effectiveSurface(device, declared)).toEqual(surface([]));
  });
});
