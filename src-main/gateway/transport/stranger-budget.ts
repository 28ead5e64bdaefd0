/** How many sockets people who were not let in may hold: per address, and in all with places kept for this machine. */
import { isLoopback, senderKey } from '../origin/address.ts';
import { LIMITS } from '../protocol/limits.ts';

export class StrangerBudget {
  readonly #bySender = new Map<string, number>();
  #total = 0;

  /** Undefined where the budget is used up; otherwise gives the place back, at most once. */
  take(address: string): (() => void) | undefined {
    const kept = isLoopback(address) ? 0 : LIMITS.preAuthSocketsKeptForLoopback;
    const sender = senderKey(address);
    const ofSender = this.#bySender.get(sender) ?? 0;
    if (this.#total >= LIMITS.preAuthSockets - kept || ofSender >= LIMITS.preAuthSocketsPerAddress) return undefined;
    this.#total += 1;
    this.#bySender.set(sender, ofSender + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#total -= 1;
      const left = (this.#bySender.get(sender) ?? 1) - 1;
      if (left === 0) this.#bySender.delete(sender);
      else this.#bySender.set(sender, left);
    };
  }
}
