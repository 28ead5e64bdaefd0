/** What happened, in words: the same on the page and in a terminal. */
import { expect, it } from 'vitest';
import { HISTORY_KINDS, whatWords, whoWords, type HistoryEntry } from '../../src-main/gateway/index.ts';
import { historySentence } from '../../src-renderer/words/history-words.ts';

function entry(more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id: '1', atMs: 1_000, kind: 'approved', deviceId: 'ab'.repeat(32), name: 'Pixel 9', by: 'window', ...more };
}

it.each(HISTORY_KINDS)('has a sentence for %s, of the two parts that a terminal shows', (kind) => {
  const one = entry({ kind });
  expect(historySentence(one)).toMatch(/^[A-Z].*[a-z9]$/);
  expect(historySentence(one).toLowerCase()).toBe(`${whoWords(one)} ${whatWords(one)}`.toLowerCase());
  expect(historySentence(one)).not.toContain('undefined');
});

const NOBODY = { name: undefined, deviceId: undefined, by: undefined };

it.each<[string, { readonly [K in keyof HistoryEntry]?: HistoryEntry[K] | undefined }, string]>([
  ['who decided and where', { by: 'command-line' }, 'Pixel 9 was approved from the command line'],
  ['an unnamed administrator', { by: 'client' }, 'Pixel 9 was approved from another device'],
  ['another administrator', { by: 'client', byName: 'MacBook Air' }, 'Pixel 9 was approved by MacBook Air'],
  ['a setup code', { by: 'setup-code' }, 'Pixel 9 was approved with a setup code'],
  ['commands', { cause: 'commands' }, 'Pixel 9 was allowed to run its commands on this computer'],
  ['a name that begins small', { name: 'nas', kind: 'expired' }, 'nas was not answered in time'],
  ['a device without a name', { name: undefined, kind: 'expired' }, 'A device without a name was not answered in time'],
  [
    'a lock-out',
    { ...NOBODY, kind: 'locked-out', cause: 'setup-code', address: '203.0.113.7', count: 10 },
    '203.0.113.7 was locked out after 10 wrong tries at the setup code',
  ],
  [
    'why a connect was refused',
    { ...NOBODY, kind: 'refused', address: '203.0.113.7', what: 'The token is wrong' },
    'A device at 203.0.113.7 was not let in: the token is wrong',
  ],
  ['many at once', { ...NOBODY, kind: 'refused', what: 'Wrong' }, 'Several devices were not let in: wrong'],
  [
    'by a word in capitals',
    { ...NOBODY, kind: 'refused', what: 'TLS is missing' },
    'Several devices were not let in: TLS is missing',
  ],
  [
    'a blocked address',
    { ...NOBODY, kind: 'blocked', cause: 'address', address: '10.0.0.5', by: 'tray' },
    'Unknown devices from 10.0.0.5 were blocked on this computer',
  ],
  ['an undone removal', { kind: 'undone', cause: 'removal' }, 'Pixel 9 was brought back on this computer'],
  ['an undone approval', { kind: 'undone', cause: 'approval' }, 'Pixel 9 had its approval taken back on this computer'],
  [
    'a code that was made',
    { ...NOBODY, kind: 'setup-code-made', by: 'command-line' },
    'A setup code was made from the command line',
  ],
])('tells of %s', (_what, more, sentence) => {
  const told = Object.fromEntries(Object.entries({ ...entry(), ...more }).filter(([, value]) => value !== undefined));
  const one = told as unknown as HistoryEntry;
  expect(historySentence(one)).toBe(sentence);
  expect(`${whoWords(one)} ${whatWords(one)}`.toLowerCase()).toBe(sentence.toLowerCase());
});
