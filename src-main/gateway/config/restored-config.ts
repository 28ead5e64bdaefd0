/** Puts back what a client was never shown (redacted-config.ts), before what it sends becomes the config. */
import { isDeepStrictEqual } from 'node:util';
import { member, membersOf } from '../members.ts';
import { REDACTED, redactedConfig } from './redacted-config.ts';

export interface Restored {
  readonly value: unknown;
  /** Paths where the placeholder stands for nothing, or for one of several that nobody can tell apart. */
  readonly unclear: readonly string[];
}

/** `sent` may be a whole config or a part of one; `current` is what the client was shown, in the clear. */
export function restoredConfig(sent: unknown, current: unknown): Restored {
  const unclear: string[] = [];

  const restore = (value: unknown, known: unknown, path: readonly string[]): unknown => {
    if (value === REDACTED) {
      if (known === undefined) unclear.push(path.join('.'));
      return known;
    }
    if (Array.isArray(value)) {
      const old: readonly unknown[] = Array.isArray(known) ? known : [];
      return value.map((item: unknown, index) =>
        restore(item, counterpart(item, index, value.length, old, path), [...path, '*']),
      );
    }
    if (typeof value !== 'object' || value === null) return value;
    const old = membersOf(known);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, restore(item, member(old, key), [...path, key])]),
    );
  };

  return { value: restore(sent, current, []), unclear };
}

/**
 * The entry that this one stands for: that with its id; else that in its place, as long as the list is no shorter, so
 * that everything can still be in its place; else the only one that looks the same.
 */
function counterpart(
  item: unknown,
  index: number,
  length: number,
  old: readonly unknown[],
  path: readonly string[],
): unknown {
  const id = idOf(item);
  if (id !== undefined) return old.find((known) => idOf(known) === id);
  if (length >= old.length) return old[index];
  const alike = old.filter((known) => isDeepStrictEqual(redactedConfig(known, [...path, '*']), item));
  return alike.length === 1 ? alike[0] : undefined;
}

export function idOf(entry: unknown): string | undefined {
  const id = member(entry, 'id');
  return typeof id === 'string' && id !== REDACTED ? id : undefined;
}
