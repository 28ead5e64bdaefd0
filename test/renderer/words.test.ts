import { expect, it } from 'vitest';
import { abilityDoes } from '../../src-renderer/words/ability-words.ts';
import { accessOf, deviceClaim, deviceFacts, deviceTitle } from '../../src-renderer/words/device-words.ts';
import { addressWords, clientAddress, isLocalOnly, whereIs } from '../../src-renderer/words/gateway-words.ts';
import { approvedWords, deniedWords } from '../../src-renderer/words/outcome-words.ts';
import { shortName } from '../../src-renderer/words/short-name.ts';
import { ago, countdown } from '../../src-renderer/words/time-words.ts';
import { device, request } from './desk-list.ts';

it.each([
  [252_000, '4:12'],
  [59_999, '0:59'],
  [-1, '0:00'],
])('counts %i ms down as %s', (leftMs, words) => {
  expect(countdown(leftMs)).toBe(words);
});

it.each([
  [59_000, 'just now'],
  [120_000, '2 min ago'],
  [7_200_000, '2 h ago'],
  [86_400_000, 'yesterday'],
  [3 * 86_400_000, '3 days ago'],
])('says of %i ms: %s', (ageMs, words) => {
  expect(ago(0, ageMs)).toBe(words);
});

it('names a device by its kind when it gave no name, and Apple’s as Apple writes them', () => {
  expect(deviceTitle(request({ name: '' }))).toBe('Android phone');
  expect(deviceTitle(request({ name: '', platform: 'ipados 19', deviceFamily: 'iPad' }))).toBe('iPad');
  expect(deviceFacts(request({ clientVersion: '' }))).toBe('Android phone');
});

it('shows what its owner calls it before what it calls itself', () => {
  const named = device({ label: 'My phone' });
  expect([deviceTitle(named), deviceClaim(named)]).toEqual(['My phone', 'Pixel 9 · Android phone']);
  expect(deviceClaim(device())).toBe('Android phone');
  expect(deviceClaim(device({ name: '' }))).toBe('gave no name');
});

it.each([
  [
    ['system.run', 'camera.list'],
    ['can run programs on that machine', 'shares its camera when asked'],
  ],
  [['screen.snapshot'], ['shares its screen when asked']],
  [[], []],
])('says what a node may run: %j', (commands, words) => {
  expect(accessOf(device({ roles: ['node'], scopes: [], commands })).map(abilityDoes)).toEqual(words);
});

it('lists nothing beside full control', () => {
  const all = device({ scopes: ['operator.admin', 'operator.read', 'operator.pairing'] });
  expect(accessOf(all).map(abilityDoes)).toEqual(['can change everything']);
});

it('promises nothing of a test phone, which goes when the window closes', () => {
  expect(approvedWords(device(), false, true).text).toContain('list of paired devices');
  expect(approvedWords(device(), true, true).text).toContain('when this window closes');
  expect(deniedWords(request()).text).toContain('may ask again');
  expect(deniedWords(request({ test: true })).text).toContain('Nothing of the test is kept');
});

it.each([
  ['Pixel 9', 'Pixel 9'],
  ['Sixteen letters.', 'Sixteen letters.'],
  ['Seventeen letters', 'Seventeen lette…'],
  ['Kitchen tablet 2 of Anna', 'Kitchen tablet…'],
  ['アンナの電話機', 'アンナの電話機'],
  ['アンナのスマートフォン', 'アンナのスマー…'],
  ['👩‍👩‍👧‍👦 of us', '👩‍👩‍👧‍👦 of us'],
])('writes as much of %s below its picture as fits there: %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});

it('tells addresses apart', () => {
  expect(whereIs('[::1]')).toBeUndefined();
  expect(whereIs('127.0.0.1')).toBeUndefined();
  expect(whereIs('nas.local')).toBe('nas.local');
  expect(whereIs('127.nas.example')).toBe('127.nas.example');
  expect(
    isLocalOnly([
      { host: '127.0.0.1', port: 1 },
      { host: '::1', port: 1 },
    ]),
  ).toBe(true);
  expect(addressWords({ host: '::1', port: 18789 })).toBe('[::1]:18789');
  expect(
    clientAddress([
      { host: '127.0.0.1', port: 1 },
      { host: '192.168.1.5', port: 1 },
    ]),
  ).toBe('ws://192.168.1.5:1');
  expect(clientAddress([{ host: '0.0.0.0', port: 1 }])).toBeUndefined();
});
