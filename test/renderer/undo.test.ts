/** What can be taken back, and for how long. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OwnSentence } from '../../src-renderer/language/sentence.ts';
import { EACH_STEADY_SECOND } from '../../src-renderer/state/clock.ts';
import { secondsLeft, Undo } from '../../src-renderer/state/undo.ts';
import { inWords } from './in-words.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const own = (text: string): OwnSentence => ({ words: () => text });

function offering() {
  const told: string[] = [];
  const undo = new Undo((sentence) => told.push(inWords(sentence)));
  return { told, undo };
}

it('takes back once what was offered, and says so', async () => {
  const { told, undo } = offering();
  let taken = 0;
  const id = undo.offer({
    text: own('Removed.'),
    undone: own('Back again.'),
    undo: async () => {
      taken += 1;
      return undefined;
    },
  });
  await Promise.all([undo.take(id), undo.take(id)]);
  expect(taken).toBe(1);
  expect(undo.offers()).toEqual([]);
  expect(told).toEqual(['Back again.']);
});

it('says why something cannot be taken back any more', async () => {
  const { told, undo } = offering();
  const id = undo.offer({
    text: own('Removed.'),
    undone: own('Back again.'),
    undo: async () => ({ english: 'Too late.' }),
  });
  await undo.take(id);
  expect(told).toEqual(['Too late.']);
});

it('offers for less than the ten seconds that the gateway keeps it', async () => {
  const { undo } = offering();
  undo.offer({ text: own('Removed.'), undone: own(''), undo: async () => undefined });
  await vi.advanceTimersByTimeAsync(8_000);
  expect(undo.offers()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(undo.offers()).toEqual([]);
});

it('keeps an offer that is being taken back until the gateway has answered', async () => {
  const { undo } = offering();
  let answer: (failure: undefined) => void = () => undefined;
  const id = undo.offer({
    text: own('Removed.'),
    undone: own(''),
    undo: () => new Promise((resolve) => (answer = resolve)),
  });
  const taking = undo.take(id);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(undo.offers()).toMatchObject([{ id, progress: 'undoing' }]);
  answer(undefined);
  await taking;
  expect(undo.offers()).toEqual([]);
});

it('offers no more than a person takes back one by one, the latest ones', () => {
  const { undo } = offering();
  for (const text of ['1', '2', '3', '4'])
    undo.offer({ text: own(text), undone: own(''), undo: async () => undefined });
  expect(undo.offers().map(({ text }) => inWords(text))).toEqual(['2', '3', '4']);
});

it.each([-3_600_000, 3_600_000])('says how long it can be taken back, though the clock was set by %i ms', (jump) => {
  const { undo } = offering();
  undo.offer({ text: own('Removed.'), undone: own(''), undo: async () => undefined });
  vi.setSystemTime(Date.now() + jump);
  vi.advanceTimersByTime(4_000);
  const [offer] = undo.offers();
  const left = offer && secondsLeft(offer, EACH_STEADY_SECOND.now());
  expect([5, 6]).toContain(left); // the ticker's second has begun before
});
