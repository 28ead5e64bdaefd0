/** One page of the history, gathered from the newest line on. */
import { z } from 'zod';
import {
  HISTORY_KINDS,
  type HistoryEntry,
  type HistoryPage,
  type HistoryQuery,
  type Locality,
  type Surface,
} from '../../gateway/index.ts';

// As records, so that one which is missing here does not compile: its entries would not be shown.
const SURFACES: Readonly<Record<Surface, true>> = {
  notification: true,
  tray: true,
  window: true,
  'command-line': true,
  client: true,
  'setup-code': true,
  hook: true,
  gateway: true,
};
const LOCALITIES: Readonly<Record<Locality, true>> = {
  'local-native': true,
  'local-browser': true,
  proxied: true,
  remote: true,
};

const text = z.string().optional();
const entrySchema = z.strictObject({
  id: z.string(),
  atMs: z.number(),
  kind: z.enum(HISTORY_KINDS),
  deviceId: text,
  name: text,
  code: text,
  requestId: text,
  role: z.enum(['operator', 'node']).optional(),
  scopes: z.array(z.string()).optional(),
  commands: z.array(z.string()).optional(),
  by: z.enum(Object.keys(SURFACES)).optional(),
  byName: text,
  cause: text,
  what: text,
  why: text,
  fix: text,
  address: text,
  locality: z.enum(Object.keys(LOCALITIES)).optional(),
  clientId: text,
  count: z.number().optional(),
  lastAtMs: z.number().optional(),
});

export class AuditPage {
  readonly #query: HistoryQuery;
  readonly #entries: HistoryEntry[] = [];
  readonly #counted = new Map<string, HistoryEntry>();
  readonly #seen = new Set<string>();
  #isBehind: boolean;
  #hasMore = false;

  constructor(query: HistoryQuery) {
    this.#query = query;
    this.#isBehind = query.before === undefined;
  }

  get isFull(): boolean {
    return this.#hasMore;
  }

  /** Newest first. */
  take(entries: readonly HistoryEntry[]): void {
    for (const entry of entries) {
      if (this.#hasMore) return;
      this.#takeOne(entry);
    }
  }

  result(): HistoryPage {
    const last = this.#entries.at(-1);
    return { entries: this.#entries, ...(this.#hasMore && last && { next: last.id }) };
  }

  #takeOne(entry: HistoryEntry): void {
    const { id } = entry;
    if (entry.lastAtMs !== undefined) {
      if (!this.#counted.has(id)) this.#counted.set(id, entry);
      return;
    }
    // A line that was written again after a fault.
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (!this.#isBehind) {
      this.#isBehind = id === this.#query.before;
      return;
    }
    const { deviceId, kinds, limit } = this.#query;
    if (deviceId !== undefined && entry.deviceId !== deviceId) return;
    if (kinds !== undefined && !kinds.includes(entry.kind)) return;
    const latest = this.#counted.get(id) ?? entry;
    if (!entrySchema.safeParse(latest).success) return;
    if (this.#entries.length === limit) this.#hasMore = true;
    else this.#entries.push(latest);
  }
}

/** Lines that are whole; a torn one, or one that somebody has written into, is passed over. */
export function linesOf(content: string): HistoryEntry[] {
  return content.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && 'id' in value ? [value as HistoryEntry] : [];
    } catch {
      return [];
    }
  });
}
