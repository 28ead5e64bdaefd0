/** Which scopes a card grants: what is left out until it is ticked, what the levels mean, and what is sent. */
import { expect, it } from 'vitest';
import { LASTING, offerOf, ofLevel, scopesToGrant } from '../../src-main/gateway/index.ts';
import { levelOf, levelsOf, mainScopes, ordinaryPart, withTick } from '../../src-renderer/state/access.ts';
import { asksOf } from '../../src-renderer/state/ask.ts';
import { approveParams, grantsNothing, operatorOffer, proposedTerms } from '../../src-renderer/state/terms.ts';
import { scopeTo } from '../../src-renderer/words/access-words.ts';
import { changesOf } from '../../src-renderer/words/change-words.ts';
import { device, request } from './desk-list.ts';

const [READ, WRITE, ADMIN, PAIRING, APPROVALS] = ['read', 'write', 'admin', 'pairing', 'approvals'].map(
  (name) => `operator.${name}`,
) as [string, string, string, string, string];
const EVERYTHING = [ADMIN, READ, WRITE, APPROVALS, 'operator.questions', PAIRING];

function askOf(more: Parameters<typeof request>[0]) {
  const [ask] = asksOf([request(more)]);
  if (ask === undefined) throw new Error('no ask');
  return ask;
}

it.each([
  ['nothing unusual', [READ, WRITE], [READ, WRITE], 'asked'],
  ['full control among others', EVERYTHING, [READ, WRITE, 'operator.questions'], 'chat'],
  ['full control alone', [ADMIN], ['operator.questions', WRITE], 'chat'],
  ['only to let others in', [PAIRING], [], undefined],
])('proposes for %s what needs no second look', (_name, asked, granted, level) => {
  const offer = offerOf(asked);
  const proposed = ordinaryPart(offer);
  expect(scopesToGrant(proposed, offer)).toEqual(expect.arrayContaining(granted));
  expect([...proposed]).not.toEqual(expect.arrayContaining([ADMIN]));
  expect([...proposed]).not.toEqual(expect.arrayContaining([PAIRING]));
  expect(levelOf(proposed, offer)).toBe(level);
});

it.each([
  ['a phone that asks to see and send', [READ, WRITE], ['asked', 'look']],
  ['a phone that asks only to see', [READ], ['asked']],
  ['a browser that asks for everything', EVERYTHING, ['asked', 'chat', 'look']],
  ['a client that only lets others in', [PAIRING], ['asked']],
])('offers %s only levels that differ', (_name, asked, levels) => {
  expect(levelsOf(offerOf(asked))).toEqual(levels);
});

it('keeps what a device holds already, on every level', () => {
  const offer = offerOf([READ, WRITE, APPROVALS], [APPROVALS]);
  expect(ofLevel('look', offer)).toEqual(new Set([READ, APPROVALS, 'operator.sessions.read']));
  expect(withTick(ofLevel('look', offer), 'operator.approvals', false, offer).has('operator.approvals')).toBe(true);
});

it('takes with a scope what includes it, and gives with it what it includes', () => {
  const offer = offerOf([ADMIN]);
  const without = withTick(ofLevel('asked', offer), 'operator.read', false, offer);
  expect([...without]).not.toEqual(expect.arrayContaining([ADMIN]));
  expect(without.has('operator.write')).toBe(false);
  expect(without.has('operator.approvals')).toBe(true);
  expect(withTick(new Set(), 'operator.write', true, offer).has('operator.read')).toBe(true);
});

it('lists full control first, and what remains without it', () => {
  expect(mainScopes(offerOf([ADMIN]))).toEqual([ADMIN, READ, WRITE, 'operator.questions']);
  expect(mainScopes(offerOf([WRITE]))).toEqual([READ, WRITE]);
  expect(mainScopes(offerOf(['operator.sessions.read']))).toEqual(['operator.sessions.read']);
});

it('has words for every scope', () => {
  for (const scope of offerOf([ADMIN]).all) expect(scopeTo(scope)).not.toContain('operator.');
});

it.each([
  ['all of it', {}, { grant: 'asked' }],
  ['less', { granted: ofLevel('look', offerOf([READ, WRITE])) }, { grant: 'asked', scopes: [READ] }],
  ['nothing but to connect', { granted: new Set<never>() }, { grant: 'connect', scopes: [] }],
  ['an hour', { lastsMs: LASTING.hour }, { grant: 'asked', lastsMs: 3_600_000 }],
  ['a name', { name: 'My phone' }, { grant: 'asked', name: 'My phone' }],
])('sends %s', (_name, chosen, sent) => {
  const ask = askOf({ scopes: [READ, WRITE] });
  const terms = { ...proposedTerms(ask), ...chosen };
  expect(approveParams(ask.requests[0], terms)).toEqual({ requestId: 'one-A3F9CK', digest: 'd1', ...sent });
});

it('grants of full control what was ticked, by the names that were asked for', () => {
  const ask = askOf({ scopes: EVERYTHING });
  const offer = operatorOffer(ask);
  if (offer === undefined) throw new Error('no offer');
  const granted = withTick(proposedTerms(ask).granted, 'operator.approvals', true, offer);
  expect(approveParams(ask.requests[0], { ...proposedTerms(ask), granted })).toMatchObject({
    grant: 'asked',
    scopes: [APPROVALS, 'operator.questions', READ, WRITE],
  });
  const all = withTick(granted, 'operator.admin', true, offer);
  expect(approveParams(ask.requests[0], { ...proposedTerms(ask), granted: all })).toEqual({
    requestId: 'one-A3F9CK',
    digest: 'd1',
    grant: 'asked',
  });
});

it.each([
  ['programs', ['system.run'], 'connect', true],
  ['a camera', ['camera.snap'], 'asked', false],
])('lets a node connect, and run %s only where that needs no second look', (_name, commands, grant, nothing) => {
  const ask = askOf({ role: 'node', scopes: [], commands });
  expect(approveParams(ask.requests[0], proposedTerms(ask)).grant).toBe(grant);
  expect(grantsNothing(ask, proposedTerms(ask))).toBe(nothing);
});

it('shows what an upgrade changes, and only that', () => {
  const ask = askOf({ scopes: [READ, WRITE], approvedScopes: [READ], reason: 'scope-upgrade', platform: 'android 16' });
  const changes = changesOf(ask, device({ scopes: [READ] }), proposedTerms(ask));
  expect(changes).toEqual([
    {
      what: 'Access',
      before: 'Sees chats, devices and status',
      after: 'Sees chats, devices and status; sends messages and starts work',
    },
    { what: 'Platform', before: 'android 15', after: 'android 16' },
  ]);
});
