/** The one copy of the desk's list in this page, read when the link is ready and after each `desk.changed`. */
import type { CommandRequest, DeskList } from '../../src-main/gateway/protocol/desk.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { endedCommandsBetween } from './command-review.ts';
import { keepUnchanged, keepUnchangedById } from './keep-unchanged.ts';
import { LiveReading } from './live-reading.ts';
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

/** Below this the difference is the way of the answer, and moving every countdown for it would make them jump. */
const CLOCK_NOISE_MS = 1_000;
/** Enough for every card that can be open; the oldest are forgotten. */
const MAX_ENDED = 50;

export class DeskStore {
  #view: DeskView = { kind: 'loading' };
  readonly #reading: LiveReading;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink) {
    this.#reading = new LiveReading(link, {
      method: 'desk.list',
      params: {},
      after: 'desk.changed',
      // The gateway serves this page itself, so its answer has the shape of the contract.
      take: (list) => {
        this.#become(nextView(this.#view, list as DeskList, Date.now()));
      },
      refused: (message) => {
        this.#become({ kind: 'forbidden', message });
      },
    });
  }

  /** For `useSyncExternalStore`, hence bound. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly view = (): DeskView => this.#view;

  start(): void {
    this.#reading.start();
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
  const { waiting, devices, commandRequests: commandsAfter = [], ...others } = list;
  const commandsBefore = view.list.commandRequests ?? [];
  const endedCommands = endedCommandsBetween(commandsBefore, commandsAfter).map(
    (request) => [request.requestId, request] as const,
  );
  return {
    kind: 'loaded',
    list: {
      ...keepUnchanged<typeof others>(view.list, others),
      waiting: keepUnchangedById(view.list.waiting, waiting, ({ requestId }) => requestId),
      devices: keepUnchangedById(view.list.devices, devices, ({ deviceId }) => deviceId),
      commandRequests: keepUnchangedById(commandsBefore, commandsAfter, ({ requestId }) => requestId),
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
