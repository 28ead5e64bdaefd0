/**
 * Structural sharing for plain data: gives the old value wherever nothing changed, so that a list of thousands redraws
 * only the rows that did.
 */
export function keepUnchanged<Value>(before: Value | undefined, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepArray(before, after) as Value;
  if (isRecord(before) && isRecord(after)) return keepRecord(before, after) as Value;
  return after;
}

function keepArray(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const merged = after.map((item, index) => keepUnchanged(before[index], item));
  return merged.length === before.length && merged.every((item, index) => item === before[index]) ? before : merged;
}

type PlainRecord = Readonly<Record<string, unknown>>;

function keepRecord(before: PlainRecord, after: PlainRecord): PlainRecord {
  const keys = Object.keys(after);
  const merged = Object.fromEntries(keys.map((key) => [key, keepUnchanged(before[key], after[key])]));
  const same = keys.length === Object.keys(before).length && keys.every((key) => merged[key] === before[key]);
  return same ? before : merged;
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same for a list of things that have an id, whose order may change. */
export function keepUnchangedById<Item>(
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map(before.map((item) => [idOf(item), item]));
  const merged = after.map((item) => keepUnchanged(known.get(idOf(item)), item));
  return merged.length === before.length && merged.every((item, index) => item === before[index]) ? before : merged;
}
