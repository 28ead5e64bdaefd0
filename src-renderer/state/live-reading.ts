/**
 * Reads one of the gateway's answers when the link is ready and again whenever it is told to, or the clock by which it is
 * shown has jumped; nothing polls. Changes that come together are read together, and a reading that fails is "no news":
 * what was known before stays.
 */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type { GatewayLink } from '../link/gateway-link.ts';
import { onClockJump } from './clock.ts';

const RETRY_MS = 2_000;
/** A burst of changes (twenty devices after a restart) becomes a few answers instead of twenty. */
const COALESCE_MS = 100;

interface Reader {
  readonly method: string;
  readonly params: object;
  /** Events after which the answer may be another one. */
  readonly after: string;
  readonly take: (answer: unknown) => void;
  /** The gateway will not answer this page, with its reason as a sentence. */
  readonly refused: (message: string) => void;
}

export class LiveReading {
  /** `again`: something changed while an answer was on its way. */
  #reading: 'idle' | 'busy' | 'again' = 'idle';
  readonly #link: GatewayLink;
  readonly #reader: Reader;

  constructor(link: GatewayLink, reader: Reader) {
    this.#link = link;
    this.#reader = reader;
  }

  /** The returned function ends it; an answer that is on its way then is still taken. */
  start(): () => void {
    const stopStates = this.#link.onState(() => {
      this.#read();
    });
    const stopEvents = this.#link.onEvent((event) => {
      if (event === this.#reader.after) this.#read();
    });
    const stopJumps = onClockJump(() => {
      this.#read();
    });
    this.#read();
    return () => {
      stopJumps();
      stopStates();
      stopEvents();
    };
  }

  #read(): void {
    if (this.#link.status.kind !== 'ready') return;
    if (this.#reading !== 'idle') {
      this.#reading = 'again';
      return;
    }
    this.#reading = 'busy';
    const { method, params, take } = this.#reader;
    this.#link
      .request(method, params)
      .then((answer) => {
        take(answer);
        this.#readAgainAfter(COALESCE_MS);
      })
      .catch((error: unknown) => {
        this.#fail(error);
      });
  }

  #fail(error: unknown): void {
    const refused = error instanceof GatewayProtocolRequestError && !error.retryable;
    if (refused) this.#reader.refused(error.message);
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
}
