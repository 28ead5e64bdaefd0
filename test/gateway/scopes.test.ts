/** What each operator scope allows, and that nothing is held which was not granted. */
import { describe, expect, it } from 'vitest';
import { coversScopes, expandScopes, grantedScopes, knownScopes, SCOPES } from '../../src-main/gateway/auth/scopes.ts';

/** The official rules as a table of its own: what each scope allows besides itself. */
const IMPLIES: Readonly<Record<string, readonly string[]>> = {
  'operator.admin': SCOPES,
  'operator.write': ['operator.read', 'operator.talk', 'operator.sessions.read', 'operator.sessions.write'],
  'operator.read': ['operator.sessions.read'],
  'operator.sessions.write': ['operator.sessions.read'],
};

describe('a scope', () => {
  it.each(SCOPES.map((scope) => [scope]))(
    '%s allows itself, what the protocol says it implies, and no more',
    (scope) => {
      expect([...expandScopes([scope])].sort()).toEqual([...new Set([scope, ...(IMPLIES[scope] ?? [])])].sort());
    },
  );

  it('for pairing is implied by admin alone', () => {
    const givingPairing = SCOPES.filter((scope) => expandScopes([scope]).has('operator.pairing'));
    expect(givingPairing).toEqual(['operator.admin', 'operator.pairing']);
  });

  it.each(['operator.superuser', 'operator.*', '*', 'OPERATOR.ADMIN', ' operator.admin', 'admin', '', '__proto__'])(
    'that does not exist (%j) is neither kept nor granted, even where it was approved',
    (unknown) => {
      expect(knownScopes([unknown, 'operator.read'])).toEqual(['operator.read']);
      expect(grantedScopes([unknown, 'operator.read'], [unknown, 'operator.read'])).toEqual(['operator.read']);
      expect([...expandScopes([unknown])]).toEqual([]);
    },
  );
});

describe('asked scopes', () => {
  it('are kept once each and sorted, whatever the order they came in', () => {
    expect(knownScopes(['operator.write', 'operator.read', 'operator.write'])).toEqual([
      'operator.read',
      'operator.write',
    ]);
  });

  it.each([
    { asked: ['operator.read'], approved: ['operator.write'], granted: ['operator.read'] },
    { asked: ['operator.write'], approved: ['operator.read'], granted: [] },
    { asked: ['operator.pairing'], approved: ['operator.admin'], granted: ['operator.pairing'] },
    { asked: ['operator.pairing'], approved: ['operator.write'], granted: [] },
    { asked: ['operator.read', 'operator.admin'], approved: ['operator.read'], granted: ['operator.read'] },
    { asked: [], approved: ['operator.admin'], granted: [] },
    { asked: ['operator.read'], approved: [], granted: [] },
  ])('$asked of approved $approved give $granted', ({ asked, approved, granted }) => {
    expect(grantedScopes(asked, approved)).toEqual(granted);
  });

  it('are covered where approval holds or implies each one, and an unknown one needs no approval', () => {
    expect(coversScopes(['operator.write'], ['operator.read', 'operator.talk'])).toBe(true);
    expect(coversScopes(['operator.write'], ['operator.read', 'operator.questions'])).toBe(false);
    expect(coversScopes([], ['operator.superuser'])).toBe(true);
    expect(coversScopes([], [])).toBe(true);
  });
});
