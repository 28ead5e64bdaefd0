/** A secret that cannot be printed by accident: string, JSON and inspect forms are all redacted. */
import { createHash, timingSafeEqual } from 'node:crypto';

const REDACTED = '[redacted]';

export class Secret {
  readonly #value: string;
  readonly #hash: Buffer;

  constructor(value: string) {
    this.#value = value;
    this.#hash = sha256(value);
  }

  /** Constant time: both sides are hashed first, so neither content nor length shows in the timing. */
  matches(candidate: string): boolean {
    return timingSafeEqual(this.#hash, sha256(candidate));
  }

  /** The only way out, for showing it to the owner who asked for it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
