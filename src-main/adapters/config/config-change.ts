/** What differs between two configs. */
import { isDeepStrictEqual } from 'node:util';
import { member, membersOf } from '../../gateway/index.ts';

/** Paths of the values that were added, changed or removed. A list is one value. */
export function changedLeaves(before: unknown, now: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (isDeepStrictEqual(before, now)) return [];
  const [old, next] = [membersOf(before), membersOf(now)];
  const keys = new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})]);
  const isOneValue = (old === undefined && next === undefined) || keys.size === 0;
  if (isOneValue || path.length >= DEEPEST) return [path];
  return [...keys].flatMap((key) => changedLeaves(member(old, key), member(next, key), [...path, key]));
}

/** Deeper than any config goes. */
const DEEPEST = 64;
