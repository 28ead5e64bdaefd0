/** A close reason has few bytes; it is cut between characters, never inside one. */
import { describe, expect, it } from 'vitest';
import { cutToBytes } from '../../src-main/gateway/protocol/close.ts';

describe('a close reason', () => {
  it.each([
    ['short', 'abc', 120, 'abc'],
    ['exactly as long as allowed', 'abcd', 4, 'abcd'],
    ['one too long', 'abcde', 4, 'abcd'],
    ['ended by a two-byte character on the edge', 'abcé', 4, 'abc'],
    ['ended by a three-byte character on the edge', 'ab…', 4, 'ab'],
    ['ended by a four-byte character on the edge', 'a👍', 4, 'a'],
    ['of nothing', '', 4, ''],
    ['that fits not one character', '👍', 3, ''],
  ])('that is %s is cut where it must be', (_what, text, bytes, cut) => {
    expect(cutToBytes(text, bytes)).toBe(cut);
    expect(Buffer.from(cutToBytes(text, bytes)).toString()).toBe(cut);
  });
});
