/** Who talks with the gateway right now, as it tells those who watch; asked for only while somebody looks at the page. */
import type { DeskTraffic, DeskWatchTrafficParams, DeviceTraffic } from '../../src-main/gateway/protocol/traffic.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';

export interface Beat {
  /** Counts on with each telling. */
  readonly number: number;
  readonly devices: readonly DeviceTraffic[];
}

/** The part of a document that says whether somebody looks at it. */
export interface LookedAt {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

/** Longer than two tellings are apart, so that someone who goes on talking does not flicker. */
const SHOWN_MS = 900;

export class TrafficFeed {
  #beat: Beat = { number: 0, devices: [] };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #link: GatewayLink;
  readonly #page: LookedAt;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink, page: LookedAt) {
    this.#link = link;
    this.#page = page;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly beat = (): Beat => this.#beat;

  /** The returned function ends it. */
  readonly start = (): (() => void) => {
    const watch = (): void => {
      this.#ask(!this.#page.hidden);
    };
    const stopStates = this.#link.onState(watch); // a new connection knows nothing of what the last one asked for
    const stopEvents = this.#link.onEvent((event, payload) => {
      // The gateway serves this page itself, so its event has the shape of the contract.
      if (event === 'desk.traffic') this.#take((payload as DeskTraffic).devices);
    });
    this.#page.addEventListener('visibilitychange', watch);
    watch();
    return () => {
      stopStates();
      stopEvents();
      this.#page.removeEventListener('visibilitychange', watch);
      this.#ask(false);
      this.#take([]);
    };
  };

  #ask(on: boolean): void {
    if (this.#link.status.kind !== 'ready') return;
    const params: DeskWatchTrafficParams = { on };
    // Without it the picture only stands still.
    this.#link.request('desk.watchTraffic', params).catch(() => undefined);
  }

  #take(devices: readonly DeviceTraffic[]): void {
    clearTimeout(this.#timer);
    this.#beat = { number: this.#beat.number + 1, devices };
    if (devices.length > 0) {
      this.#timer = setTimeout(() => {
        this.#take([]);
      }, SHOWN_MS);
    }
    this.#listeners.emit();
  }
}
