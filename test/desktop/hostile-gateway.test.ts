/** A gateway elsewhere that means harm: what it lists is bounded and fit to be shown, and never decides for the person. */
import { describe, expect, it } from 'vitest';
import { officialList } from '../../src-main/desktop/attach/official-list.ts';
import { ourList } from '../../src-main/desktop/attach/our-list.ts';
import { plainPayload } from '../../src-main/desktop/attach/plain-payload.ts';
import { target } from './attach-scene.ts';
import { exampleRequest } from './examples.ts';

const FACTS = { target: target('wss://nas.local'), version: '1', nowMs: 1_000 };
const ID = 'ab'.repeat(32);
const request = exampleRequest({ deviceId: ID });

const ours = (list: unknown) => ourList(list, FACTS);
const official = (pending: unknown) => officialList({ devices: { pending, paired: [] }, nodes: undefined }, FACTS);

describe('the list of one of ours', () => {
  it('shows names without what can’t be seen', () => {
    const [shown] = ours({ waiting: [{ ...request, name: '\u202Eevil\u200B  name\n' }] }).waiting;
    expect(shown?.name).toBe('evil name');
  });

  it('has the code of the id, and words of the key, whatever it says', () => {
    const [shown] = ours({ waiting: [{ ...request, code: 'AAAAAA', fingerprint: ['trust', 'me'] }] }).waiting;
    expect(shown?.code).toBe('A3F9CK');
    expect(shown?.fingerprint).toHaveLength(4);
  });

  it.each([
    ['asks for full control', { scopes: ['operator.admin'] }],
    ['came through a proxy', { locality: 'proxied' }],
    ['runs programs', { role: 'node', scopes: [], commands: ['system.run'] }],
    ['is known', { reason: 'scope-upgrade' }],
  ])('makes no one-click approval of a request that %s', (_what, change) => {
    expect(ours({ waiting: [request] }).waiting[0]?.ordinary).toBe(true);
    expect(ours({ waiting: [{ ...request, ...change, ordinary: true }] }).waiting[0]?.ordinary).toBe(false);
  });

  it('reserves commands that run programs, whatever it says', () => {
    const asked = { requestId: 'r-A3F9CK', digest: 'd', deviceId: ID, commands: ['system.run'], reserved: false };
    expect(ours({ commandRequests: [asked] }).commandRequests[0]?.reserved).toBe(true);
  });

  it('leaves out what is no request', () => {
    const broken = [null, 7, {}, { ...request, requestId: '<b>' }, { ...request, deviceId: '../..' }];
    expect(ours({ waiting: [...broken, request], devices: 'none', status: 7 }).waiting).toHaveLength(1);
  });

  it('names no command prefix that is more than words', () => {
    for (const commandPrefix of ['docker exec x; rm -rf ~ #', 'rm -rf .']) {
      expect(ours({ status: { home: { kind: 'docker', commandPrefix } } }).status.home.commandPrefix).toBe('');
    }
    const good = { kind: 'docker', commandPrefix: 'docker exec openclaw-gateway' };
    expect(ours({ status: { home: good } }).status.home).toEqual(good);
  });

  it('lists nothing else that no page could draw', () => {
    const from = { address: '10.0.0.7', locality: 'remote' };
    const repair = {
      ...{ ...from, repairId: 'one-A3F9CK', code: 'AAAAAA', digest: 'd', deviceId: ID, name: 'a\u202Eb', role: 'node' },
      ...{ phase: 'offered', expiresAtMs: 'never', scopes: 7 },
    };
    const session = { ...from, connId: 'c1', role: 'operator', connectedAtMs: 5, clientId: 'cli' };
    const signedIn = { deviceId: ID, name: 'Laptop', sessions: [null, session, { connId: 7 }], fingerprint: ['trust'] };
    const missed = { ...from, deviceId: ID, role: 'operator', missedAtMs: 1 };
    const broken = [null, 7, 'x', {}, []];
    const setupCodes = [...broken, { setupId: 's\u202E1', expiresAtMs: 'never' }];
    const lists = { repairs: [...broken, repair], signedIn: [...broken, signedIn], missed: [...broken, missed] };
    expect(ours({ ...lists, setupCodes }).others).toMatchObject({
      repairs: [{ code: 'A3F9CK', name: 'ab', scopes: [], expiresAtMs: 0, tries: 0 }],
      signedIn: [{ name: 'Laptop', sessions: [session], fingerprint: { length: 4 } }],
      missed: [{ address: '10.0.0.7', name: '' }],
      setupCodes: expect.arrayContaining([{ setupId: 's1', expiresAtMs: 0 }]) as unknown,
    });
    const sessions = [null, { connId: 'c', role: 'operator' }, session];
    const tokens = [{ role: 'operator', createdAtMs: 1, usedAtMs: 'x' }, { role: 'root' }];
    const device = { deviceId: ID, known: 'new', roles: [], sessions, tokens };
    expect(ours({ devices: [device] }).devices).toMatchObject([
      { sessions: [session], tokens: [{ role: 'operator', createdAtMs: 1, usedAtMs: 0 }] },
    ]);
  });

  it('ends', () => {
    const list = ours({ waiting: Array(10_000).fill(request), devices: Array(10_000).fill({}) });
    expect([list.waiting.length, list.devices.length]).toEqual([200, 0]);
    const [shown] = ours({ waiting: [{ ...request, scopes: Array(10_000).fill('operator.read') }] }).waiting;
    expect(shown?.scopes).toHaveLength(200);
  });
});

describe('an official list', () => {
  const pending = { requestId: '795e0923-4e2f9a', deviceId: ID, role: 'operator', scopes: ['operator.read'], ts: 1 };

  it('is never answered by one click', () => {
    expect(official([{ ...pending, ordinary: true }]).waiting).toMatchObject([{ ordinary: false, code: '4E2F9A' }]);
  });

  it('is another one as soon as anything in it is', () => {
    const digests = [pending, { ...pending, displayName: 'x' }, { ...pending, scopes: ['operator.admin'] }].map(
      (record) => official([record]).waiting[0]?.digest,
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('ends', () => {
    expect(official(Array(10_000).fill(pending)).waiting).toHaveLength(200);
  });
});

describe('any other answer', () => {
  it('keeps its shape and its line ends, and nothing that turns text around', () => {
    expect(plainPayload({ raw: 'a\n\tb\u202E', list: [1, null, true, '\u0000x'] })).toEqual({
      raw: 'a\n\tb',
      list: [1, null, true, 'x'],
    });
  });

  it('is cut where it is too deep or too long', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100; level += 1) deep = { deep };
    expect(JSON.stringify(plainPayload(deep))).not.toContain('bottom');
    expect(plainPayload(Array(10_000).fill(0))).toHaveLength(5_000);
  });
});
