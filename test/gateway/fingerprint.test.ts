/** A key as four words. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src-main/gateway/pairing/fingerprint.ts';

/** The first 44 bits, most significant first, as eleven bits to a word: written out bit by bit. */
function byHand(deviceId: string): readonly (string | undefined)[] {
  const bits = Array.from(deviceId.slice(0, 11), (digit) =>
    Number.parseInt(digit, 16).toString(2).padStart(4, '0'),
  ).join('');
  return [0, 11, 22, 33].map((at) => wordlist[Number.parseInt(bits.slice(at, at + 11), 2)]);
}

describe('a fingerprint', () => {
  it.each([
    '0'.repeat(64),
    'f'.repeat(64),
    `00000000001${'f'.repeat(53)}`,
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('of %s is four words from its first 44 bits', (deviceId) => {
    expect(fingerprintOf(deviceId)).toEqual(byHand(deviceId));
    expect(fingerprintOf(deviceId)).toHaveLength(4);
  });

  it('is that of the first and of the last words of the list at the ends', () => {
    expect(fingerprintOf('0'.repeat(64))).toEqual(['abandon', 'abandon', 'abandon', 'abandon']);
    expect(fingerprintOf('f'.repeat(64))).toEqual(['zoo', 'zoo', 'zoo', 'zoo']);
  });

  it('changes with every bit that it is made of, and with no other', () => {
    const zero = '0'.repeat(64);
    const seen = new Set([fingerprintOf(zero).join(' ')]);
    for (let bit = 0; bit < 44; bit += 1) {
      const digits = Array.from(zero);
      digits[Math.floor(bit / 4)] = (8 >> (bit % 4)).toString(16);
      seen.add(fingerprintOf(digits.join('')).join(' '));
    }
    expect(seen.size).toBe(45);
    expect(fingerprintOf(`${'0'.repeat(11)}${'f'.repeat(53)}`)).toEqual(fingerprintOf(zero));
  });
});
