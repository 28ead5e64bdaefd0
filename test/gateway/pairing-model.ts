/**
 * The desk on one page: what each decision does to one device, without files, turns or sockets. Scopes are plain names
 * that imply nothing. `id`s are whatever the real desk made; times are milliseconds of the one clock.
 */
export interface Grant {
  readonly scopes: readonly string[];
  readonly withheld: readonly string[];
  readonly endsAt: number | undefined;
  readonly isOut: boolean;
}

export interface Waiting {
  /** Undefined where it must be one that was never seen before. */
  readonly id: string | undefined;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly reason: 'not-paired' | 'role-upgrade' | 'scope-upgrade';
  readonly approved: readonly string[];
  readonly known: string;
  readonly quiet: boolean;
  readonly until: number;
}

type Entry = 'key' | 'removed' | 'signed-out' | undefined;
/** `none` is no record at all, `ended` one without any role. */
type Record = Grant | 'ended' | 'none';
type Undo =
  | { readonly what: 'approval'; readonly ask: Waiting; readonly before: Record; readonly until: number }
  | { readonly what: 'removal'; readonly before: Record; readonly entry: Entry; readonly until: number };

export interface ModelDevice {
  readonly record: Record;
  readonly waiting: Waiting | undefined;
  /** Ids that the waiting request replaced. */
  readonly replaced: readonly string[];
  readonly entry: Entry;
  /** Scopes of each live session, oldest first. */
  readonly sessions: readonly (readonly string[])[];
  readonly undo: readonly Undo[];
  /** Until when the same ask is listed without a word. */
  readonly hushed: Readonly<{ [ask: string]: number }>;
}

export type Op =
  | { readonly kind: 'arrive'; readonly name: string; readonly scopes: readonly string[] }
  | {
      readonly kind: 'approve';
      readonly id: string;
      readonly scopes?: readonly string[];
      readonly lasts?: number;
      readonly grant: 'asked' | 'ordinary' | 'connect';
    }
  | { readonly kind: 'deny' | 'dismiss' | 'undo-approval'; readonly id: string }
  | { readonly kind: 'block' | 'unblock' | 'sign-out' | 'remove' | 'restore' | 'disconnect' }
  | { readonly kind: 'access'; readonly scopes: readonly string[]; readonly endsAt?: number | null };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNDO = 10_000;
const ORDINARY = ['operator.questions'];

export const NEW_DEVICE: ModelDevice = {
  record: 'none',
  waiting: undefined,
  replaced: [],
  entry: undefined,
  sessions: [],
  undo: [],
  hushed: {},
};

/** Undefined where the desk refuses, and nothing changes. */
export function after(device: ModelDevice, op: Op, now: number): ModelDevice | undefined {
  const { record, waiting, entry } = device;
  const grant = standing(record);
  const listed = 'id' in op && waiting?.id === op.id ? waiting : undefined;
  switch (op.kind) {
    case 'arrive':
      return arrived(device, op.name, op.scopes, now);
    case 'approve': {
      if (listed === undefined || problemOf(listed, op)) return undefined;
      const granted = op.scopes ?? (op.grant === 'ordinary' ? both(listed.scopes, ORDINARY) : listed.scopes);
      const scopes = [...new Set([...(grant?.scopes ?? []), ...granted])].sort();
      const endsAt = op.lasts === undefined ? grant?.endsAt : now + op.lasts;
      const next: ModelDevice = {
        ...without(device, listed.scopes),
        record: { scopes, withheld: less(listed.scopes, scopes), endsAt, isOut: false },
        entry: undefined,
        undo: [
          ...device.undo.filter(({ what }) => what === 'approval'),
          { what: 'approval', ask: listed, before: record, until: now + UNDO },
        ],
      };
      if (op.scopes !== undefined || granted.length === listed.scopes.length) return next;
      const reason = 'scope-upgrade' as const;
      const rest = { ...listed, id: undefined, reason, approved: granted, known: 'known', quiet: false };
      return { ...next, waiting: { ...rest, until: now + 5 * MINUTE } };
    }
    case 'deny':
      return listed && hush(without(device, listed.scopes), listed.scopes, now);
    case 'dismiss':
      return listed && { ...device, waiting: { ...listed, quiet: true } };
    case 'access': {
      if (grant === undefined || (typeof op.endsAt === 'number' && op.endsAt <= now)) return undefined;
      const within = [...grant.scopes, ...grant.withheld].sort();
      if (less(op.scopes, within).length > 0) return undefined;
      const isSame = same(op.scopes, grant.scopes);
      const endsAt = op.endsAt === undefined ? grant.endsAt : (op.endsAt ?? undefined);
      const next = { ...grant, scopes: op.scopes, withheld: less(within, op.scopes), endsAt };
      return overtaken({ ...device, record: next, sessions: isSame ? device.sessions : [] });
    }
    case 'sign-out': {
      if (record === 'none') return overtaken({ ...device, entry: entry ?? 'signed-out', sessions: [] });
      const out = record === 'ended' ? record : { ...record, isOut: true };
      return overtaken({ ...withdrawn(device), record: out, sessions: [] });
    }
    case 'remove':
      return record === 'none' ? undefined : gone(device, 'removed', now);
    case 'block':
      return entry === 'key' ? undefined : gone(device, 'key', now);
    case 'unblock':
      if (entry === 'key') return overtaken({ ...device, entry: 'removed' });
      return entry === 'signed-out' ? { ...device, entry: undefined } : undefined;
    case 'restore': {
      const last = live(device, now).at(-1);
      if (last?.what !== 'removal') return undefined;
      const back = last.before === 'none' ? device : withdrawn({ ...device, record: last.before });
      return { ...back, entry: last.entry, undo: live(device, now).slice(0, -1) };
    }
    case 'undo-approval': {
      const undos = live(device, now);
      const undo = undos.find((one) => one.what === 'approval' && one.ask.id === op.id);
      if (undo?.what !== 'approval') return undefined;
      if (undo.before === 'none') return { ...hush(gone(device, 'removed', now), undo.ask.scopes, now), undo: [] };
      if (undo !== undos.at(-1)) return undefined;
      const back = { ...device, record: undo.before, sessions: [], undo: undos.slice(0, -1) };
      return hush(back, undo.ask.scopes, now);
    }
    case 'disconnect':
      return { ...device, sessions: device.sessions.slice(1) };
  }
}

/** What time alone does. */
export function later(device: ModelDevice, now: number): ModelDevice {
  const { record, waiting } = device;
  const isOver = typeof record === 'object' && record.endsAt !== undefined && record.endsAt <= now;
  const next: ModelDevice = isOver ? { ...device, record: 'ended', sessions: [] } : device;
  return waiting === undefined || waiting.until > now
    ? next
    : hush(without(next, waiting.scopes), waiting.scopes, waiting.until);
}

function arrived(device: ModelDevice, name: string, scopes: readonly string[], now: number): ModelDevice | undefined {
  const { record, entry, waiting } = device;
  if (entry === 'key') return undefined;
  const grant = standing(record);
  if (grant !== undefined && less(scopes, [...grant.scopes, ...grant.withheld]).length === 0) {
    return { ...device, sessions: [...device.sessions, both(scopes, grant.scopes)] };
  }
  const reason = grant !== undefined ? 'scope-upgrade' : record === 'ended' ? 'role-upgrade' : 'not-paired';
  const known = record !== 'none' || entry === 'signed-out' ? 'known' : entry === 'removed' ? 'removed-before' : 'new';
  const ask = { name, scopes, reason, approved: grant?.scopes ?? [], known } as const;
  const until = now + 5 * MINUTE;
  const isSame = waiting !== undefined && JSON.stringify(ask) === JSON.stringify(shownOf(waiting));
  if (isSame) return { ...device, waiting: { ...waiting, until } };
  const quiet = (device.hushed[String(scopes)] ?? 0) > now;
  const replaced = waiting?.id === undefined ? [] : [...device.replaced, waiting.id];
  return { ...device, waiting: { ...ask, id: undefined, quiet, until }, replaced };
}

function shownOf({ name, scopes, reason, approved, known }: Waiting) {
  return { name, scopes, reason, approved, known };
}

function problemOf({ scopes }: Waiting, op: Op & { readonly kind: 'approve' }): boolean {
  if (op.scopes === undefined) return false;
  return less(op.scopes, scopes).length > 0 || (op.scopes.length === 0 && op.grant !== 'connect');
}

function gone(device: ModelDevice, entry: Entry, now: number): ModelDevice {
  const undo = { what: 'removal', before: device.record, entry: device.entry, until: now + UNDO } as const;
  return { ...withdrawn(device), record: 'none', entry, sessions: [], undo: [undo] };
}

function withdrawn(device: ModelDevice): ModelDevice {
  return device.waiting === undefined ? device : without(device, device.waiting.scopes);
}

/** The request is out, and nothing is held against the same ask. */
function without(device: ModelDevice, scopes: readonly string[]): ModelDevice {
  const { [String(scopes)]: _, ...hushed } = device.hushed;
  return { ...device, waiting: undefined, replaced: [], hushed };
}

function hush(device: ModelDevice, scopes: readonly string[], now: number): ModelDevice {
  return { ...device, hushed: { ...device.hushed, [String(scopes)]: now + HOUR } };
}

function overtaken(device: ModelDevice): ModelDevice {
  return { ...device, undo: device.undo.filter((undo) => undo.what === 'approval' && undo.before === 'none') };
}

function live(device: ModelDevice, now: number): readonly Undo[] {
  return device.undo.filter(({ until }) => until > now);
}

function standing(record: Record): Grant | undefined {
  return typeof record === 'object' && !record.isOut ? record : undefined;
}

function less(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one));
}

function both(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => others.includes(one));
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return less(some, others).length === 0 && less(others, some).length === 0;
}
