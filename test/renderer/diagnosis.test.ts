/** What the Diagnose page keeps and says of the gateway's look at itself, and of the page's own place. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import { expect, it } from 'vitest';
import type { Diagnosis, Finding } from '../../src-main/gateway/index.ts';
import type { DeviceSession, SignedInView } from '../../src-main/gateway/index.ts';
import { DiagnosisStore, problemCount } from '../../src-renderer/state/diagnosis-store.ts';
import { vantageOf } from '../../src-renderer/state/vantage.ts';
import { clockWords, lookedWords, sumWords, wayWords } from '../../src-renderer/words/diagnosis-words.ts';
import { device } from './desk-list.ts';
import { FakeLink } from './fake-link.ts';

function finding(state: Finding['state']): Finding {
  return { check: 'files', state, what: 'So it is.', evidence: [] };
}

function diagnosis(...states: readonly Finding['state'][]): Diagnosis {
  return { healthy: !states.includes('problem'), atMs: 1, findings: states.map(finding) };
}

it.each<[Finding['state'][], string, string]>([
  [['fine', 'fine'], 'All is well', 'Nothing here needs you.'],
  [['fine', 'note'], 'All is well', 'Nothing here needs you. 1 thing is worth knowing.'],
  [['problem', 'fine'], '1 problem', 'Its fix stands beside it.'],
  [['problem', 'problem', 'note', 'note'], '2 problems', 'Each has its fix beside it. 2 things are worth knowing.'],
])('sums up %j', (states, title, says) => {
  expect(sumWords(diagnosis(...states))).toEqual({ title, says });
});

it('looks at the start, with each pulse, and when the config changes, and never twice at once', async () => {
  const link = new FakeLink();
  link.answers['desk.diagnosis'] = () => diagnosis('problem', 'problem', 'fine');
  const store = new DiagnosisStore(link);
  store.start();
  const first = store.look();
  expect(store.look()).toBe(first);
  const seen = await first;
  expect(problemCount(seen)).toBe(2);
  expect(lookedWords(seen)).toBe('Checked just now: 2 problems.');
  expect(link.timesAsked('desk.diagnosis')).toBe(1);

  link.push('health', {});
  await store.look();
  expect(link.timesAsked('desk.diagnosis')).toBe(2);
  link.push('config.changed', {});
  await store.look();
  expect(link.timesAsked('desk.diagnosis')).toBe(3);
  link.push('tick', {});
  expect(link.timesAsked('desk.diagnosis')).toBe(3);
});

it('keeps what it knew when no answer comes, and says so', async () => {
  const link = new FakeLink();
  const store = new DiagnosisStore(link);
  link.answers['desk.diagnosis'] = () => Promise.reject(new Error('closed'));
  const nothing = await store.look();
  expect(nothing).toEqual({ kind: 'failed' });
  expect(problemCount(nothing)).toBe(0);

  link.answers['desk.diagnosis'] = () => diagnosis('problem');
  await store.look();
  link.answers['desk.diagnosis'] = () => Promise.reject(new Error('closed'));
  const old = await store.look();
  expect(old).toEqual({ kind: 'known', diagnosis: diagnosis('problem'), again: 'failed' });
  expect(lookedWords(old)).toContain('did not answer');
});

it('tells a page that may not see it whose word that is', async () => {
  const link = new FakeLink();
  link.answers['desk.diagnosis'] = () =>
    Promise.reject(new GatewayProtocolRequestError({ code: 'INVALID_REQUEST', message: 'missing scope' }));
  expect(await new DiagnosisStore(link).look()).toEqual({ kind: 'refused', message: 'missing scope' });
});

const SESSION: DeviceSession = {
  ...{ connId: 'c1', role: 'operator', address: '127.0.0.1', locality: 'local-browser', connectedAtMs: 1 },
  clientId: 'openclaw-control-ui',
};
const SIGNED_IN: SignedInView = {
  ...{ deviceId: 'cd'.repeat(32), name: 'Chrome on Linux', platform: 'linux', deviceFamily: '', clientId: '' },
  ...{ scopes: [], fingerprint: [], sessions: [{ ...SESSION, connId: 'c2' }] },
};

it('finds its own connection among all', () => {
  const paired = device({ sessions: [SESSION] });
  const list = { devices: [device(), paired], signedIn: [SIGNED_IN] };
  expect(vantageOf(list, 'c1')).toEqual({ kind: 'paired', device: paired, session: SESSION });
  expect(vantageOf(list, 'c2')).toEqual({ kind: 'signed-in', session: SIGNED_IN.sessions[0] });
  expect(vantageOf(list, 'c3')).toEqual({ kind: 'unlisted' });
  expect(vantageOf(list, undefined)).toEqual({ kind: 'unlisted' });
});

it.each([
  [0, 'The same as the gateway’s.', false],
  [-2_999, 'The same as the gateway’s.', false],
  [5_000, '5 seconds behind the gateway’s.', false],
  [-59_000, '59 seconds ahead of the gateway’s.', false],
  [90_000, '90 seconds behind the gateway’s.', true],
  [-600_000, '10 minutes ahead of the gateway’s.', true],
  [7_200_000, '2 hours behind the gateway’s.', true],
])('says of a clock that is off by %i ms: %s', (offsetMs, says, mend) => {
  const words = clockWords(offsetMs);
  expect(words.says).toBe(says);
  expect(words.fix !== undefined).toBe(mend);
});

it.each([
  ['https://nas.example/', 'Encrypted'],
  ['http://localhost:18789/', 'does not leave this computer'],
  ['http://[::1]:18789/', 'does not leave this computer'],
  ['http://nas.local:18789/', 'others in the network can read along'],
])('says of the way to %s: %s', (address, words) => {
  expect(wayWords(new URL(address))).toContain(words);
});
