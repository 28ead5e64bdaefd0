/** A key of the config as it is typed, such as `gateway.auth.mode`, and what a value that is typed for it means. Pure. */
import JSON5 from 'json5';
import { member, membersOf } from '../gateway/index.ts';

export type KeyPath = readonly [string, ...string[]];

/** Undefined where it is no key. */
export function keyPath(text: string): KeyPath | undefined {
  const [first, ...rest] = text.split('.');
  const names = [first ?? '', ...rest] as const;
  return names.every((name) => /^[\w$-]+$/.test(name) && name !== '__proto__') ? names : undefined;
}

/** JSON5 where it is that, else the text itself: `lan` needs no quotes. */
export function typedValue(text: string): unknown {
  try {
    return JSON5.parse<unknown>(text);
  } catch {
    return text;
  }
}

const SECRETS: ReadonlySet<string> = new Set([
  'gateway.auth.token',
  'gateway.auth.password',
  'gateway.remote.token',
  'gateway.remote.password',
]);

/** Whether this value says a secret by itself, and does not only name where it stands. */
export function isSecret(key: string, value: unknown): boolean {
  return SECRETS.has(key) && typeof value === 'string' && !/^\$\{[A-Z_][A-Z0-9_]*\}$/.test(value);
}

export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => member(membersOf(inner), name), value);
}

/** With `to` at this path; undefined takes the key out. All else stays, in its order. */
export function withValue(value: unknown, [name, ...rest]: KeyPath, to: unknown): object {
  const members = membersOf(value) ?? {};
  const old = member(members, name);
  const { [name]: _old, ...others } = members;
  const [next, ...more] = rest;
  const inner =
    next === undefined ? to : old === undefined && to === undefined ? undefined : withValue(old, [next, ...more], to);
  if (inner === undefined) return others;
  return Object.hasOwn(members, name) ? { ...members, [name]: inner } : { ...others, [name]: inner };
}
