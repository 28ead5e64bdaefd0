/** A key as four words that two people can compare by voice: the first 44 bits of the device id, eleven to a word. */
import { wordlist } from '@scure/bip39/wordlists/english.js';

const WORDS = 4;
/** Hex digits of 4 × 11 bits. */
const DIGITS = 11;

/** `deviceId` is the hex SHA-256 of the key. */
export function fingerprintOf(deviceId: string): readonly string[] {
  let bits = Number.parseInt(deviceId.slice(0, DIGITS), 16); // 44 bits: exact as a number
  const words: string[] = [];
  for (let left = WORDS; left > 0; left -= 1) {
    words.unshift(wordlist[bits % wordlist.length] ?? '');
    bits = Math.floor(bits / wordlist.length);
  }
  return words;
}
