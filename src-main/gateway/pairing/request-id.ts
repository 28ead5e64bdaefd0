/** Request ids end in the matching code, so every client that shows the id shows the code. */
import { randomInt } from 'node:crypto';

/** Without 0 O 1 I L, which people misread. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;
/** 23 + '-' + 6 = 30 bytes: the longest id that still fits whole into the longest close reason of 120 bytes. */
const RANDOM_LENGTH = 23;

export function newRequestId(): string {
  return `${pick(RANDOM_LENGTH).toLowerCase()}-${pick(CODE_LENGTH)}`;
}

export function codeOf(requestId: string): string {
  return requestId.slice(-CODE_LENGTH);
}

function pick(length: number): string {
  return Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
