/** What an approval adds to a device's record. */
import { describe, expect, it } from 'vitest';
import {
  changeGrant,
  isOnFirstConnection,
  pairedDeviceSchema,
  rolesOf,
  withGrant,
  type GrantedAsk,
  type PairedDevice,
} from '../../src-main/gateway/pairing/paired-device.ts';
import { aGrantedAsk } from './asks.ts';

const ASK = aGrantedAsk();

const grant = (device: PairedDevice | undefined, change: Partial<GrantedAsk> = {}, nowMs = 1): PairedDevice =>
  withGrant(device, { ...ASK, ...change }, 'window', nowMs);

describe('an approval', () => {
  it('makes a record that the file format accepts', () => {
    const device = grant(undefined);
    expect(pairedDeviceSchema.parse(JSON.parse(JSON.stringify(device)))).toEqual(device);
    expect(device).toMatchObject({ createdAtMs: 1, approvedAtMs: 1, approvedBy: 'window' });
    expect(rolesOf(device)).toEqual(['operator']);
  });

  it('adds to what the role held before, keeps its tokens and its birthday', () => {
    const before = changeGrant(grant(undefined), 'operator', (held) => ({
      ...held,
      tokens: [{ hash: '0'.repeat(64), createdAtMs: 1, usedAtMs: 2 }],
    }));
    const after = grant(before, { granted: ['operator.questions'], asked: ['operator.questions'] }, 9);
    expect(after.roles.operator).toMatchObject({
      scopes: ['operator.questions', 'operator.read'],
      tokens: [{ usedAtMs: 2 }],
    });
    expect(after).toMatchObject({ createdAtMs: 1, approvedAtMs: 9 });
  });

  it('of another role leaves the first one alone', () => {
    const before = grant(undefined);
    const after = grant(before, { role: 'node', granted: [], asked: [] });
    expect(after.roles.operator).toEqual(before.roles.operator);
    expect(rolesOf(after)).toEqual(['operator', 'node']);
  });

  it('of a part remembers what was withheld, and of the rest forgets it', () => {
    const asked = ['operator.admin', 'operator.read'];
    const part = grant(undefined, { asked, granted: ['operator.read'] });
    expect(part.roles.operator).toMatchObject({ scopes: ['operator.read'], withheld: ['operator.admin'] });
    const whole = grant(part, { asked, granted: asked });
    expect(whole.roles.operator).toMatchObject({ scopes: ['operator.admin', 'operator.read'], withheld: [] });
  });

  it('never keeps a scope that does not exist', () => {
    expect(grant(undefined, { granted: ['operator.superuser', 'operator.read'] }).roles.operator?.scopes).toEqual([
      'operator.read',
    ]);
  });
});

describe('coming in without a secret', () => {
  const may = (device: PairedDevice): boolean | undefined => device.roles.operator?.firstConnectWithoutSecret;
  const used = (device: PairedDevice): PairedDevice =>
    changeGrant(device, 'operator', (held) => ({
      ...held,
      tokens: [{ hash: '0'.repeat(64), createdAtMs: 1, usedAtMs: 2 }],
      firstConnectWithoutSecret: false,
    })) ?? device;

  it('is for a device that was approved while it had none', () => {
    expect(may(grant(undefined, { withoutSecret: true }))).toBe(true);
    expect(may(grant(undefined, { withoutSecret: false }))).toBe(false);
  });

  it('stays possible for one that asks for more before it came in for the first time', () => {
    const approved = grant(undefined, { withoutSecret: true });
    expect(may(grant(approved, { withoutSecret: true, granted: ['operator.write'] }))).toBe(true);
  });

  it('never comes back for one that has used a token', () => {
    const approved = used(grant(undefined, { withoutSecret: true }));
    expect(may(grant(approved, { withoutSecret: true, granted: ['operator.write'] }))).toBe(false);
  });
});

describe('a role that the device does not have', () => {
  it('cannot be changed', () => {
    expect(changeGrant(grant(undefined), 'node', (held) => held)).toBeUndefined();
  });
});

describe('the first connection', () => {
  const token = { hash: 'a'.repeat(64), createdAtMs: 1 };
  it.each([
    ['is the one that made the only token', [token], true],
    ['is over once that token was used', [{ ...token, usedAtMs: 2 }], false],
    ['is over once a second token was made', [token, token], false],
    ['has not come without a token', [], false],
  ])('%s', (_what, tokens, first) => {
    const device = changeGrant(grant(undefined), 'operator', (held) => ({ ...held, tokens }));
    expect(device && isOnFirstConnection(device)).toBe(first);
  });
});
