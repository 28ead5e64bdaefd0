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
    byDeviceToken: false,
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
const adminDevice = caller(['operator.admin'], { deviceId: 'me', byDeviceToken: true });
const pairer = caller(['operator.pairing', 'operator.read']);
const device = caller(['operator.pairing', 'operator.read'], { deviceId: 'me', byDeviceToken: true });
const reader = caller(['operator.read', 'operator.write']);
const node = caller(['operator.pairing'], { role: 'node' });

const approve = (
  deviceId: string,
  scopes: readonly string[],
  role: 'operator' | 'node' = 'operator',
): PairingAction => ({
  kind: 'approve',
  deviceId,
  role,
  scopes,
});

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

  it('of oneself is refused even where the session is not bound to its device', () => {
    const self = caller(['operator.pairing', 'operator.read'], { deviceId: 'me' });
    expect(answer(self, approve('me', ['operator.read']))).toBe('denied');
    expect(answer(self, approve('other', ['operator.read']))).toBe('granted');
  });
});

describe.each(['reject', 'remove', 'see'] as const)('to %s', (kind) => {
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
