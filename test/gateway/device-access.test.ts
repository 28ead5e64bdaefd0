/** What a trusted device may do, and for how long: each step from one record to the next. */
import { describe, expect, it } from 'vitest';
import {
  asBefore,
  endedRoles,
  firstEnd,
  withAccess,
  withoutSignIn,
} from '../../src-main/gateway/pairing/device-access.ts';
import {
  changeGrant,
  pairedDeviceSchema,
  standingGrant,
  withGrant,
  withoutRole,
  type GrantedAsk,
  type PairedDevice,
} from '../../src-main/gateway/pairing/paired-device.ts';
import { aGrantedAsk } from './asks.ts';

const NOW = 1_000;
const TOKEN = { hash: 'a'.repeat(64), createdAtMs: 1, usedAtMs: 2 };
const ASK = aGrantedAsk({
  granted: ['operator.read', 'operator.write'],
  asked: ['operator.admin', 'operator.read', 'operator.write'],
});

const trusted = (change: Partial<GrantedAsk> = {}, nowMs = NOW): PairedDevice =>
  withGrant(undefined, { ...ASK, ...change }, 'window', nowMs);
const withToken = (device: PairedDevice): PairedDevice =>
  changeGrant(device, 'operator', (grant) => ({ ...grant, tokens: [TOKEN] })) ?? device;

function step(device: PairedDevice, change: Parameters<typeof withAccess>[1]) {
  const result = withAccess(device, change, NOW);
  return result?.ok === true ? result : undefined;
}

describe('a change of access', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[], boolean]>([
    ['to less', ['operator.read'], ['operator.admin', 'operator.write'], [], true],
    ['to nothing', [], ['operator.admin', 'operator.read', 'operator.write'], [], true],
    ['to the same', ['operator.read', 'operator.write'], ['operator.admin'], [], false],
    ['to what was implied', ['operator.talk'], ['operator.admin', 'operator.read', 'operator.write'], [], true],
    ['to what was withheld', ['operator.admin'], [], ['operator.admin', 'operator.pairing'], true],
  ])('%s', (_what, scopes, withheld, gains, changed) => {
    const result = step(trusted(), { role: 'operator', scopes });
    expect(result?.device.roles.operator).toMatchObject({ scopes, withheld });
    expect(result?.gains).toEqual(expect.arrayContaining([...gains]));
    if (gains.length === 0) expect(result?.gains).toEqual([]);
    expect(result?.scopesChanged).toBe(changed);
    expect(pairedDeviceSchema.safeParse(JSON.parse(JSON.stringify(result?.device))).success).toBe(true);
  });

  it.each<[string, number | null | undefined, number | null | undefined, number | undefined, boolean]>([
    ['an end, where there was none', undefined, 5_000, 5_000, false],
    ['a later end', 4_000, 5_000, 5_000, true],
    ['a sooner end', 5_000, 4_000, 4_000, false],
    ['no end', 5_000, null, undefined, true],
    ['nothing about the end', 5_000, undefined, 5_000, false],
  ])('that says %s', (_what, before, expiresAtMs, after, prolongs) => {
    const device = trusted(typeof before === 'number' ? { lastsMs: before - NOW } : {});
    const result = step(device, { role: 'operator', ...(expiresAtMs !== undefined && { expiresAtMs }) });
    expect(result?.device.roles.operator?.expiresAtMs).toBe(after);
    expect(result?.gains.includes('operator.read')).toBe(prolongs);
    expect(result?.scopesChanged).toBe(false);
  });

  it.each<[string, Parameters<typeof withAccess>[1]]>([
    ['beyond what it ever asked', { role: 'operator', scopes: ['operator.questions', 'operator.admin', 'operator.x'] }],
    ['to a time that has passed', { role: 'operator', expiresAtMs: NOW }],
  ])('%s is refused', (_what, change) => {
    expect(withAccess(trusted({ asked: ['operator.read', 'operator.write'] }), change, NOW)).toMatchObject({
      ok: false,
    });
  });

  it('does not apply to a role that it has not, that has ended, or that was signed out', () => {
    const change = { role: 'operator', scopes: [] } as const;
    expect(withAccess(trusted(), { role: 'node' }, NOW)).toBeUndefined();
    expect(withAccess(trusted({ lastsMs: 5 }), change, NOW + 5)).toBeUndefined();
    expect(withAccess(withoutSignIn(trusted())!, change, NOW)).toBeUndefined();
    expect(withAccess(trusted({ lastsMs: 5 }), change, NOW + 4)).toMatchObject({ ok: true });
  });
});

describe('a granted time', () => {
  it('grants until its last millisecond, and then nothing', () => {
    const device = trusted({ lastsMs: 500 });
    expect(standingGrant(device, 'operator', NOW + 499)).toBeDefined();
    expect(standingGrant(device, 'operator', NOW + 500)).toBeUndefined();
    expect([endedRoles(device, NOW + 499), endedRoles(device, NOW + 500)]).toEqual([[], ['operator']]);
    expect([firstEnd(device), firstEnd(trusted())]).toEqual([NOW + 500, undefined]);
  });

  it('of two roles is told by the sooner one', () => {
    const both = withGrant(trusted({ lastsMs: 900 }), { ...ASK, role: 'node', lastsMs: 300 }, 'window', NOW);
    expect(firstEnd(both)).toBe(NOW + 300);
    expect(endedRoles(both, NOW + 300)).toEqual(['node']);
  });

  it('that has ended leaves a trace that says so', () => {
    const ended = withoutRole(trusted({ lastsMs: 1 }), 'operator', NOW + 1, { expired: true });
    expect(ended?.revoked?.operator).toMatchObject({ expired: true, revokedAtMs: NOW + 1 });
    expect(pairedDeviceSchema.safeParse(ended).success).toBe(true);
  });

  it('is kept by an approval of more, and set anew by one that says a time', () => {
    const device = trusted({ lastsMs: 500 });
    const more = { ...ASK, granted: ['operator.admin'] };
    expect(withGrant(device, more, 'window', NOW + 100).roles.operator?.expiresAtMs).toBe(NOW + 500);
    const anew = withGrant(device, { ...more, lastsMs: 900 }, 'window', NOW + 100);
    expect(anew.roles.operator?.expiresAtMs).toBe(NOW + 1_000);
    const afterTheEnd = withGrant(device, { ...ASK, granted: ['operator.questions'] }, 'window', NOW + 500);
    expect(afterTheEnd.roles.operator).toMatchObject({ scopes: ['operator.questions'], expiresAtMs: undefined });
  });
});

describe('a sign-out', () => {
  it('ends every token and every role, and is done once', () => {
    const out = withoutSignIn(withToken(withGrant(trusted(), { ...ASK, role: 'node' }, 'window', NOW)));
    expect(out?.roles).toMatchObject({
      operator: { signedOut: true, tokens: [] },
      node: { signedOut: true, tokens: [] },
    });
    expect(standingGrant(out!, 'operator', NOW)).toBeUndefined();
    expect(withoutSignIn(out!)).toBeUndefined();
  });

  it('is over by an approval, which grants nothing of what was held before', () => {
    const out = withoutSignIn(withToken(trusted()))!;
    const again = withGrant(
      out,
      { ...ASK, granted: ['operator.questions'], asked: ['operator.questions'] },
      'window',
      2,
    );
    expect(again.roles.operator).toMatchObject({ scopes: ['operator.questions'], withheld: [], tokens: [] });
    expect(again.roles.operator).not.toHaveProperty('signedOut');
  });

  it('of a node forgets what it might run, unless that is approved again', () => {
    const surface = { caps: [], commands: ['camera.list'], permissions: {} };
    const node = trusted({ role: 'node', surface: { granted: surface } });
    const out = withoutSignIn(node)!;
    const nothing = { caps: [], commands: [], permissions: {} };
    const bare = withGrant(out, { ...ASK, role: 'node', surface: { granted: nothing } }, 'window', 2);
    expect(bare.node).toEqual({});
    const kept = withGrant(node, { ...ASK, role: 'node', surface: { granted: nothing } }, 'window', 2);
    expect(kept.node).toEqual({ approved: surface });
  });
});

describe('a record as it was before an approval', () => {
  const before = withToken(trusted({ granted: ['operator.read'], asked: ['operator.read'] }));

  it('has what it had then, and the tokens that it has now', () => {
    const approved = withGrant(before, { ...ASK, name: 'Other', label: 'Mine', lastsMs: 7 }, 'client', NOW + 5);
    const newer = { hash: 'b'.repeat(64), createdAtMs: NOW };
    const since = changeGrant(approved, 'operator', (grant) => ({ ...grant, tokens: [...grant.tokens, newer] }))!;
    const back = asBefore(since, before, 'operator', NOW + 6);
    expect(back).toEqual({ ...before, roles: { operator: { ...before.roles.operator, tokens: [TOKEN, newer] } } });
    expect(pairedDeviceSchema.safeParse(JSON.parse(JSON.stringify(back))).success).toBe(true);
  });

  it('has no role that it had not', () => {
    const approved = withGrant(before, { ...ASK, role: 'node' }, 'window', NOW + 5);
    expect(asBefore(approved, before, 'node', NOW + 6)).toEqual(before);
  });

  it('keeps the other role as it is now', () => {
    const both = withGrant(before, { ...ASK, role: 'node' }, 'window', NOW);
    const more = withGrant(both, ASK, 'window', NOW + 5);
    const { node: _, ...roles } = more.roles;
    expect(asBefore({ ...more, roles }, both, 'operator', NOW + 6).roles).not.toHaveProperty('node');
  });

  it('that was signed out has no token again', () => {
    const out = withoutSignIn(before)!;
    const again = withToken(withGrant(out, ASK, 'window', NOW));
    expect(asBefore(again, out, 'operator', NOW).roles.operator).toMatchObject({ signedOut: true, tokens: [] });
  });
});
