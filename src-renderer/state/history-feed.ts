/** What happened at the gate, newest first: a page at a time backwards, and what is new as it comes. */
import type {
  DeskHistoryParams,
  HistoryEntry,
  HistoryKind,
  HistoryNews,
  HistoryPage,
} from '../../src-main/gateway/protocol/history.ts';
import type { Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { sentenceOf } from './desk-actions.ts';

export interface HistoryFilter {
  readonly deviceId?: string;
  /** Absent: all. */
  readonly kinds?: readonly HistoryKind[];
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  /** `more`: there is something older. */
  readonly older: 'loading' | 'more' | 'none';
  /** Why the last reading failed. */
  readonly failure?: Sentence;
}

const EMPTY: History = { entries: [], older: 'loading' };

export class HistoryFeed {
  #history: History = EMPTY;
  #next: string | undefined;
  #stops: readonly (() => void)[] = [];
  readonly #link: GatewayLink;
  readonly #filter: HistoryFilter;
  readonly #limit: number;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink, filter: HistoryFilter, limit: number) {
    this.#link = link;
    this.#filter = filter;
    this.#limit = limit;
  }

  /** For `useSyncExternalStore`. It reads and listens as long as someone looks. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const remove = this.#listeners.add(listener);
    if (this.#stops.length === 0) this.#start();
    return () => {
      remove();
      for (const stop of this.#stops) stop();
      this.#stops = [];
    };
  };

  readonly history = (): History => this.#history;

  readonly loadOlder = (): void => {
    if (this.#history.older !== 'more') return;
    this.#become({ entries: this.#history.entries, older: 'loading' });
    this.#read(this.#next);
  };

  #start(): void {
    this.#stops = [
      this.#link.onState(() => {
        // What came while the link was down was not pushed.
        if (this.#link.status.kind === 'ready') this.#read(undefined);
      }),
      this.#link.onEvent((event, payload) => {
        if (event !== 'desk.history') return;
        const { entry } = payload as HistoryNews;
        if (fits(entry, this.#filter))
          this.#become({ ...this.#history, entries: withNews(this.#history.entries, entry) });
      }),
    ];
    if (this.#link.status.kind === 'ready') this.#read(undefined);
  }

  #read(before: string | undefined): void {
    const params: DeskHistoryParams = {
      limit: this.#limit,
      ...this.#filter,
      ...(before !== undefined && { before }),
    };
    this.#link.request('desk.history', params).then(
      (answer) => {
        const { entries, next } = answer as HistoryPage;
        // The first page again, after the link was lost: whatever was loaded beyond it is loaded anew when asked for.
        const known = before === undefined ? [] : this.#history.entries;
        this.#next = next;
        this.#become({ entries: [...known, ...entries], older: next === undefined ? 'none' : 'more' });
      },
      (error: unknown) => {
        const older = before === undefined ? 'none' : 'more';
        this.#become({ entries: this.#history.entries, older, failure: sentenceOf(error) });
      },
    );
  }

  #become(history: History): void {
    this.#history = history;
    this.#listeners.emit();
  }
}

export function fits(entry: HistoryEntry, { deviceId, kinds }: HistoryFilter): boolean {
  return (deviceId === undefined || entry.deviceId === deviceId) && (kinds === undefined || kinds.includes(entry.kind));
}

/** An entry that is known already happened again: it stays where it is, with its new count. */
function withNews(entries: readonly HistoryEntry[], news: HistoryEntry): readonly HistoryEntry[] {
  if (!entries.some(({ id }) => id === news.id)) return [news, ...entries];
  return entries.map((entry) => (entry.id === news.id ? news : entry));
}

/** Everything that fits, newest first; `onProgress` hears how many there are so far. */
export async function readAll(
  link: GatewayLink,
  filter: HistoryFilter,
  onProgress: (count: number) => void,
): Promise<readonly HistoryEntry[]> {
  const all: HistoryEntry[] = [];
  let before: string | undefined;
  do {
    const params: DeskHistoryParams = { limit: MOST_AT_ONCE, ...filter, ...(before !== undefined && { before }) };
    const { entries, next } = (await link.request('desk.history', params)) as HistoryPage;
    all.push(...entries);
    onProgress(all.length);
    before = next;
  } while (before !== undefined);
  return all;
}

/** As many as the gateway gives in one answer. */
export const MOST_AT_ONCE = 500;
