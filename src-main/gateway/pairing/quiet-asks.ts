/** Asks that were denied, answered by nobody, or approved and taken back, within the last hour: listed when repeated, but not announced. */
import { LIMITS } from '../protocol/limits.ts';

export type QuietReason = 'denied' | 'expired' | 'undone';

export class QuietAsks {
  readonly #asks = new Map<string, { readonly reason: QuietReason; readonly until: number }>();

  /** `now` is monotonic milliseconds. */
  remember(ask: string, reason: QuietReason, now: number): void {
    this.#asks.delete(ask);
    this.#asks.set(ask, { reason, until: now + LIMITS.quietMs });
    if (this.#asks.size > LIMITS.quietAsks) {
      const [oldest] = this.#asks.keys();
      if (oldest !== undefined) this.#asks.delete(oldest);
    }
  }

  reasonFor(ask: string, now: number): QuietReason | undefined {
    const known = this.#asks.get(ask);
    return known !== undefined && known.until > now ? known.reason : undefined;
  }

  forget(ask: string): void {
    this.#asks.delete(ask);
  }
}
