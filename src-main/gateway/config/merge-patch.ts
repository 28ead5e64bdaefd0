/**
 * A partial change of a config, by the official rules: objects merge, `null` removes, lists of things with an id merge by
 * it, and any other list is replaced; but a list loses entries only where the client names its path, because a client
 * that saw only a part of a list would otherwise cut it without knowing.
 */
import { isDeepStrictEqual } from 'node:util';
import { member, membersOf } from '../members.ts';
import { idOf } from './restored-config.ts';

export interface Merged {
  readonly value: unknown;
  /** Lists that would lose entries, and were not named. */
  readonly losing: readonly string[];
}

/** `replacePaths` are paths of lists, joined with dots; `[]` stands for an entry that has an id. */
export function mergePatch(current: unknown, patch: unknown, replacePaths: readonly string[]): Merged {
  const named = new Set(replacePaths);
  const losing: string[] = [];

  const drop = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      if (!named.has(path)) losing.push(path);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) drop(item, below(path, key));
  };

  const mergeLists = (old: readonly unknown[], next: readonly unknown[], path: string): unknown => {
    if (named.has(path)) return next;
    if (next.length > 0 && [...old, ...next].every((entry) => idOf(entry) !== undefined)) {
      const byId = new Map(next.map((entry) => [idOf(entry), entry]));
      const kept = old.map((entry) =>
        byId.has(idOf(entry)) ? merge(entry, byId.get(idOf(entry)), `${path}[]`) : entry,
      );
      return [...kept, ...next.filter((entry) => !old.some((known) => idOf(known) === idOf(entry)))];
    }
    const isKept = (entry: unknown): boolean => next.some((other) => isDeepStrictEqual(entry, other));
    if (next.length < old.length || !old.every(isKept)) losing.push(path);
    return next;
  };

  const merge = (old: unknown, next: unknown, path: string): unknown => {
    if (Array.isArray(next)) {
      if (Array.isArray(old)) return mergeLists(old, next, path);
      drop(old, path);
      return next;
    }
    if (typeof next !== 'object' || next === null) {
      if (!isDeepStrictEqual(old, next)) drop(old, path);
      return next;
    }
    if (Array.isArray(old)) drop(old, path);
    const base = membersOf(old) ?? {};
    const changes = Object.entries(next);
    for (const [key, item] of changes) if (item === null) drop(member(base, key), below(path, key));
    const kept = Object.entries(base)
      .filter(([key]) => member(next, key) !== null)
      .map(([key, item]) => {
        const change = member(next, key);
        return [key, change === undefined ? item : merge(item, change, below(path, key))] as const;
      });
    const added = changes
      .filter(([key, item]) => item !== null && member(base, key) === undefined)
      .map(([key, item]) => [key, merge(undefined, item, below(path, key))] as const);
    return Object.fromEntries([...kept, ...added]);
  };

  return { value: merge(current, patch, ''), losing };
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
