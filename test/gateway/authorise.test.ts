/** Who may decide about which device: the one rule, as a table of callers and actions. */
import { describe, expect, it } from 'vitest';
import { authorise, type PairingAction } from '../../src-main/gateway/auth/authorise.ts';
import type { Scope } from '../../src-main/gateway/auth/scopes.ts';
import { Session, type SessionFacts } from '../../src-main/gateway/routing/session.ts';

function caller(scopes: readonly Scope[], more: Partial<SessionFacts> = {}): Session {
  const client = { id: 'cli', mode: 'cli', version: '', name: '', platform: '', deviceFamily: '' };
  const facts: SessionFacts = {
    connId: 'c',
    role: 'operator',
    scopes,
    client,
    address: '127.0.0.1',
    locality: 'local-native',
    connectedAtMs: 0,
    ...more,
  };
  return new Session(facts, { send: () => undefined, close: () => undefined, bufferedBytes: 0 });
}

const owner = caller([], { owner: 'command-line' });
const admin = caller(['operator.admin']);
const adminDevice = caller(['operator.admin'], { deviceId: 'me' });
const pairer = caller(['operator.pairing', 'operator.read']);
const device = caller(['operator.pairing', 'operator.read'], { deviceId: 'me' });
const reader = caller(['operator.read', 'operator.write']);
const node = caller(['operator.pairing'], { role: 'node' });

const approve = (
  deviceId: string,
  scopes: readonly string[],
  role: 'operator' | 'node' = 'operator',
  more: { readonly reason: 'not-paired' | 'metadata-upgrade'; readonly approvedScopes: readonly string[] } = {
    reason: 'not-paired',
    approvedScopes: [],
  },
): PairingAction => ({
  kind: 'approve',
  deviceId,
  role,
  scopes,
  ...more,
});

const changed = (approvedScopes: readonly string[]) => ({ reason: 'metadata-upgrade' as const, approvedScopes });

function answer(who: Session, action: PairingAction): string {
  const result = authorise(who, action);
  if (result.ok) return 'granted';
  return result.reason === 'missing-scope' ? `missing ${result.scope}` : 'denied';
}

describe('approving', () => {
  it.each([
    ['the owner', owner, approve('other', ['operator.admin']), 'granted'],
    ['the owner', owner, approve('other', [], 'node'), 'granted'],
    ['an admin', admin, approve('other', ['operator.admin', 'operator.pairing']), 'granted'],
    ['an admin', admin, approve('other', [], 'node'), 'granted'],
    ['an admin’s device', adminDevice, approve('other', ['operator.admin']), 'granted'],
    ['who may pair', pairer, approve('other', ['operator.read']), 'granted'],
    ['who may pair', pairer, approve('other', ['operator.pairing']), 'granted'],
    ['who may pair', pairer, approve('other', []), 'granted'],
    ['who may pair', pairer, approve('other', [], 'operator', changed(['operator.read'])), 'granted'],
    ['who may pair', pairer, approve('other', [], 'operator', changed(['operator.talk'])), 'missing operator.talk'],
    ['who may pair', pairer, approve('other', ['operator.sessions.read']), 'granted'],
    ['who may pair', pairer, approve('other', ['operator.questions']), 'missing operator.questions'],
    ['who may pair', pairer, approve('other', ['operator.read', 'operator.talk']), 'missing operator.talk'],
    ['who may pair', pairer, approve('other', [], 'node'), 'denied'],
    ['a device that may pair', device, approve('other', ['operator.read']), 'denied'],
    ['a device that may pair', device, approve('me', ['operator.read']), 'denied'],
    ['who may not pair', reader, approve('other', ['operator.read']), 'denied'],
    ['who may not pair', reader, approve('other', []), 'denied'],
    ['a node', node, approve('other', []), 'denied'],
  ])('by %s: %j', (_who, session, action, expected) => {
    expect(answer(session, action)).toBe(expected);
  });

  it('by who may pair what implies more than they hold names the first scope that is missing', () => {
    expect(answer(pairer, approve('other', ['operator.write']))).toMatch(
      /^missing operator\.(sessions\.write|talk|write)$/,
    );
    expect(answer(pairer, approve('other', ['operator.admin']))).toMatch(/^missing operator\./);
  });
});

describe.each(['reject', 'remove', 'rename', 'see', 'sign-out'] as const)('to %s', (kind) => {
  it.each([
    ['the owner', owner, 'other', 'granted'],
    ['an admin', admin, 'other', 'granted'],
    ['an admin’s device', adminDevice, 'other', 'granted'],
    ['who may pair', pairer, 'other', 'granted'],
    ['a device that may pair, itself', device, 'me', 'granted'],
    ['a device that may pair, another', device, 'other', 'denied'],
    ['a device that may pair, nobody', device, '', 'denied'],
    ['who may not pair', reader, 'other', 'denied'],
    ['a node', node, 'other', 'denied'],
  ])('by %s', (_who, session, deviceId, expected) => {
    expect(answer(session, { kind, deviceId })).toBe(expected);
  });
});

describe('letting a node run commands', () => {
  const writer = caller(['operator.pairing', 'operator.write']);
  const writerDevice = caller(['operator.pairing', 'operator.write'], { deviceId: 'me' });
  const run = (deviceId: string, ...commands: string[]): PairingAction => ({ kind: 'commands', deviceId, commands });

  it.each([
    ['the owner', owner, run('other', 'system.run'), 'granted'],
    ['an admin', admin, run('other', 'system.run'), 'granted'],
    ['who may pair and write', writer, run('other', 'camera.list'), 'granted'],
    ['who may pair and write', writer, run('other', 'camera.list', 'system.run'), 'missing operator.admin'],
    ['who may pair', pairer, run('other'), 'granted'],
    ['who may pair', pairer, run('other', 'camera.list'), 'missing operator.write'],
    [
      'a device that may pair and write, for another',
      writerDevice,
      run('other', 'camera.list'),
      'missing operator.admin',
    ],
    ['a device that may pair and write, for itself', writerDevice, run('me', 'camera.list'), 'missing operator.admin'],
    ['who may not pair', reader, run('other'), 'denied'],
    ['a node', node, run('other'), 'denied'],
  ])('by %s: %j', (_who, session, action, expected) => {
    expect(answer(session, action)).toBe(expected);
  });
});

describe('changing a token', () => {
  const token = (deviceId: string, role: 'operator' | 'node'): PairingAction => ({ kind: 'token', deviceId, role });

  it.each([
    ['the owner', owner, token('other', 'node'), 'granted'],
    ['an admin', admin, token('other', 'node'), 'granted'],
    ['who may pair', pairer, token('other', 'operator'), 'granted'],
    ['who may pair', pairer, token('other', 'node'), 'denied'],
    ['a device that may pair, its own', device, token('me', 'operator'), 'granted'],
    ['a device that may pair, its own', device, token('me', 'node'), 'denied'],
    ['a device that may pair, another’s', device, token('other', 'operator'), 'denied'],
    ['who may not pair', reader, token('other', 'operator'), 'denied'],
    ['a node', node, token('me', 'operator'), 'denied'],
  ])('by %s: %j', (_who, session, action, expected) => {
    expect(answer(session, action)).toBe(expected);
  });
});

describe('changing what a device may do', () => {
  const access = (
    deviceId: string,
    gains: readonly string[],
    role: 'operator' | 'node' = 'operator',
  ): PairingAction => ({
    kind: 'access',
    deviceId,
    role,
    gains,
  });

  it.each([
    ['the owner', owner, access('other', ['operator.admin']), 'granted'],
    ['the owner', owner, access('other', [], 'node'), 'granted'],
    ['an admin’s device, its own', adminDevice, access('me', ['operator.read']), 'granted'],
    ['who may pair, to less', pairer, access('other', []), 'granted'],
    ['who may pair, to what they hold', pairer, access('other', ['operator.read']), 'granted'],
    ['who may pair, to more', pairer, access('other', ['operator.questions']), 'missing operator.questions'],
    ['who may pair, of a node', pairer, access('other', [], 'node'), 'denied'],
    ['a device that may pair, its own', device, access('me', []), 'denied'],
    ['a device that may pair, another’s', device, access('other', []), 'denied'],
    ['who may not pair', reader, access('other', []), 'denied'],
    ['a node', node, access('other', []), 'denied'],
  ])('by %s: %j', (_who, session, action, expected) => {
    expect(answer(session, action)).toBe(expected);
  });
});

describe('keeping a device out, and bringing one back', () => {
  it.each([
    ['the owner', owner, 'granted', 'granted'],
    ['an admin', admin, 'granted', 'granted'],
    ['an admin’s device', adminDevice, 'granted', 'granted'],
    ['who may pair', pairer, 'granted', 'denied'],
    ['a device that may pair', device, 'denied', 'denied'],
    ['who may not pair', reader, 'denied', 'denied'],
    ['a node', node, 'denied', 'denied'],
  ])('by %s', (_who, session, block, restore) => {
    for (const deviceId of ['other', 'me']) {
      expect([answer(session, { kind: 'block', deviceId }), answer(session, { kind: 'restore', deviceId })]).toEqual([
        block,
        restore,
      ]);
    }
  });
});
