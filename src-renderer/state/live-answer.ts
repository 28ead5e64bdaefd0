/** One small answer of the gateway that all pages share, kept up to date; for `useSyncExternalStore`. */
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import { LiveReading } from './live-reading.ts';

/** `unknown` until the first answer, and for good where the gateway will not tell this page. */
export type Known<Answer> = { readonly kind: 'unknown' } | { readonly kind: 'known'; readonly answer: Answer };

export class LiveAnswer<Answer> {
  #known: Known<Answer> = { kind: 'unknown' };
  readonly #reading: LiveReading;
  readonly #listeners = new Listeners<[]>();

  /** `after`: the event that says that the answer may be another one. */
  constructor(link: GatewayLink, method: string, after = 'desk.changed') {
    this.#reading = new LiveReading(link, {
      method,
      params: {},
      after,
      // The gateway serves this page itself, so its answer has the shape of the contract.
      take: (answer) => {
        const before = this.#known.kind === 'known' ? this.#known.answer : undefined;
        this.#become({ kind: 'known', answer: keepUnchanged(before, answer as Answer) });
      },
      refused: () => {
        this.#become({ kind: 'unknown' });
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly known = (): Known<Answer> => this.#known;

  /** The returned function ends it. */
  start(): () => void {
    return this.#reading.start();
  }

  #become(known: Known<Answer>): void {
    this.#known = known;
    this.#listeners.emit();
  }
}
