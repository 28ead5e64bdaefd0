/**
 * The one copy of the desk's list in this page. It is read when the link is ready and after each `desk.changed`; nothing
 * polls. A list that could not be read is "no news": the last one stays.
 */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type { CommandRequest, DeskList } from '../../src-main/gateway/protocol/desk.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { endedCommandsBetween } from './command-review.ts';
import { keepUnchanged, keepUnchangedById } from './keep-unchanged.ts';
import { endedBetween, type EndedRequest } from './request-end.ts';

export type DeskView =
  | { readonly kind: 'loading' }
  /** The gateway refuses to show the list, with its reason as a sentence. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | {
      readonly kind: 'loaded';
      readonly list: DeskList;
      /** Requests that ended while this page was open, by id. */
      readonly ended: ReadonlyMap<string, EndedRequest>;
      /** The same for requests of trusted nodes to run commands. */
      readonly endedCommands: ReadonlyMap<string, CommandRequest>;
      /** The gateway's clock minus ours, milliseconds. */
      readonly clockOffsetMs: number;
    };

export type LoadedView = Extract<DeskView, { kind: 'loaded' }>;

const RETRY_MS = 2_000;
/** A burst of changes (twenty devices after a restart) becomes a few lists instead of twenty. */
const COALESCE_MS = 100;
/** Below this the difference is the way of the answer, and moving every countdown for it would make them jump. */
const CLOCK_NOISE_MS = 1_000;
/** Enough for every card that can be open; the oldest are forgotten. */
const MAX_ENDED = 50;

export class DeskStore {
  #view: DeskView = { kind: 'loading' };
  /** `again`: something changed while a list was on its way. */
  #reading: 'idle' | 'busy' | 'again' = 'idle';
  readonly #link: GatewayLink;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink) {
    this.#link = link;
  }

  /** For `useSyncExternalStore`, hence bound. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly view = (): DeskView => this.#view;

  start(): void {
    this.#link.onState(() => {
      this.#read();
    });
    this.#link.onEvent((event) => {
      if (event === 'desk.changed') this.#read();
    });
    this.#read();
  }

  #read(): void {
    if (this.#link.status.kind !== 'ready') return;
    if (this.#reading !== 'idle') {
      this.#reading = 'again';
      return;
    }
    this.#reading = 'busy';
    this.#link
      .request('desk.list', {})
      // The gateway serves this page itself, so its answer has the shape of the contract.
      .then((list) => {
        this.#take(list as DeskList);
      })
      .catch((error: unknown) => {
        this.#fail(error);
      });
  }

  #take(list: DeskList): void {
    this.#become(nextView(this.#view, list, Date.now()));
    this.#readAgainAfter(COALESCE_MS);
  }

  #fail(error: unknown): void {
    const refused = error instanceof GatewayProtocolRequestError && !error.retryable;
    if (refused) this.#become({ kind: 'forbidden', message: error.message });
    else this.#reading = 'again';
    this.#readAgainAfter(RETRY_MS);
  }

  /** Changes that come within the delay are read together. */
  #readAgainAfter(delayMs: number): void {
    setTimeout(() => {
      const again = this.#reading === 'again';
      this.#reading = 'idle';
      if (again) this.#read();
    }, delayMs);
  }

  #become(view: DeskView): void {
    this.#view = view;
    this.#listeners.emit();
  }
}

export function nextView(view: DeskView, list: DeskList, nowMs: number): DeskView {
  const offsetMs = list.nowMs - nowMs;
  if (view.kind !== 'loaded') {
    return { kind: 'loaded', list, ended: new Map(), endedCommands: new Map(), clockOffsetMs: offsetMs };
  }

  const jumped = Math.abs(offsetMs - view.clockOffsetMs) > CLOCK_NOISE_MS;
  const ended = endedBetween(view.list, list).map((end) => [end.request.requestId, end] as const);
  const [commandsBefore, commandsAfter] = [view.list.commandRequests ?? [], list.commandRequests ?? []];
  const endedCommands = endedCommandsBetween(commandsBefore, commandsAfter).map(
    (request) => [request.requestId, request] as const,
  );
  return {
    kind: 'loaded',
    list: {
      waiting: keepUnchangedById(view.list.waiting, list.waiting, ({ requestId }) => requestId),
      devices: keepUnchangedById(view.list.devices, list.devices, ({ deviceId }) => deviceId),
      commandRequests: keepUnchangedById(commandsBefore, commandsAfter, ({ requestId }) => requestId),
      status: keepUnchanged(view.list.status, list.status),
      nowMs: list.nowMs,
    },
    ended: withEnded(view.ended, ended),
    endedCommands: withEnded(view.endedCommands, endedCommands),
    clockOffsetMs: jumped ? offsetMs : view.clockOffsetMs,
  };
}

function withEnded<End>(
  before: ReadonlyMap<string, End>,
  ended: readonly (readonly [requestId: string, End])[],
): ReadonlyMap<string, End> {
  return ended.length === 0 ? before : new Map([...before, ...ended].slice(-MAX_ENDED));
}
