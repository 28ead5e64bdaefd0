/** What is found among many devices, and what a change of access sends. */
import { expect, it } from 'vitest';
import { offerOf, ofLevel } from '../../src-main/gateway/index.ts';
import { accessChange, draftOf } from '../../src-renderer/state/access-change.ts';
import { areUnread, byTitle, filtered, type Show } from '../../src-renderer/state/device-filter.ts';
import { deskList, device } from './desk-list.ts';

const phone = device({ deviceId: 'p', connected: true, fingerprint: ['velvet', 'onion', 'rocket', 'sun'] });
const laptop = device({
  deviceId: 'l',
  name: 'x1',
  label: 'Work laptop',
  platform: 'linux',
  deviceFamily: 'Linux',
  scopes: ['operator.admin'],
});
const nas = device({ deviceId: 'n', name: 'nas', roles: ['node'], scopes: [], commands: ['system.run'] });
const guest = device({ deviceId: 'g', name: 'Guest', expiresAtMs: { operator: 5 } });
const gone = device({ deviceId: 's', name: 'Old', signedOut: true });
const all = [phone, laptop, nas, guest, gone];

it.each<[string, Show, string]>([
  ['', 'all', 'p l n g s'],
  ['pix', 'all', 'p'],
  ['work', 'all', 'l'],
  ['X1', 'all', 'l'],
  ['android', 'connected', 'p'],
  ['velvet onion', 'all', 'p'],
  ['', 'full', 'l'],
  ['', 'programs', 'n'],
  ['', 'ends', 'g'],
  ['', 'signed-out', 's'],
  ['nobody', 'all', ''],
])('finds by %j among %s', (letters, show, found) => {
  expect(
    filtered(all, letters, show)
      .map(({ deviceId }) => deviceId)
      .join(' '),
  ).toBe(found);
});

it('lists by name, and counts as people do', () => {
  const named = ['Pixel 10', 'ipad', 'Pixel 9', 'nas'].map((name) => device({ name }));
  expect(byTitle(named).map(({ name }) => name)).toEqual(['ipad', 'nas', 'Pixel 9', 'Pixel 10']);
});

const trusted = device({ scopes: ['operator.read', 'operator.write'], withheld: ['operator.approvals'] });
const offer = offerOf(['operator.read', 'operator.write', 'operator.approvals']);
const NOW_MS = 1_000;

it.each([
  ['nothing', {}, undefined],
  ['narrower', { granted: ofLevel('look', offer) }, { scopes: ['operator.read'] }],
  ['wider', { granted: offer.all }, { scopes: ['operator.approvals', 'operator.read', 'operator.write'] }],
  ['for an hour', { lasting: 'hour' as const }, { expiresAtMs: NOW_MS + 3_600_000 }],
])('sends a change: %s', (_name, chosen, sent) => {
  const draft = { ...draftOf(trusted, 'operator'), ...chosen };
  const change = accessChange(trusted, 'operator', draft, NOW_MS);
  expect(change).toEqual(sent && { deviceId: trusted.deviceId, role: 'operator', ...sent });
});

it('keeps the end of a time unless another is chosen', () => {
  const draft = draftOf(guest, 'operator');
  expect(draft.lasting).toBe('kept');
  expect(accessChange(guest, 'operator', draft, NOW_MS)).toBeUndefined();
  expect(accessChange(guest, 'operator', { ...draft, lasting: 'always' }, NOW_MS)).toEqual({
    deviceId: 'g',
    role: 'operator',
    expiresAtMs: null,
  });
});

it('says that nobody is paired only where that was read', () => {
  const fault = { what: 'w', why: 'y', fix: 'f' };
  const failed = (code: 'state-unusable' | 'config-invalid') =>
    deskList({ status: { ...deskList().status, state: 'failed', fault: { ...fault, code } } });
  expect(areUnread(failed('state-unusable'))).toBe(true);
  expect(areUnread(failed('config-invalid'))).toBe(false);
  expect(areUnread(deskList())).toBe(false);
});
