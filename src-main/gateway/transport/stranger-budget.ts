/**
 * How many sockets people who were not let in may hold, from the TCP accept on: per address, and in all. A flood is
 * thinned out at random before the budget is full, and never takes the places of this computer or of trusted devices.
 */
import { isLoopback, senderKey } from '../origin/address.ts';
import { LIMITS } from '../protocol/limits.ts';

/** Of one socket. */
export interface Place {
  /** The socket of a trusted proxy turns out to be this client's. False where that client has too many already. */
  attribute(client: string): boolean;
  /** At most once; further calls do nothing. */
  giveBack(): void;
}

export type Taken =
  | { readonly kind: 'place'; readonly place: Place }
  /** This address has too many, and may be told so. */
  | { readonly kind: 'address-full' }
  /** To be cut off: there is no room to be polite to everyone. */
  | { readonly kind: 'full' };

type Pool = 'common' | 'loopback' | 'known';

const KEPT = LIMITS.preAuthSocketsKeptForLoopback + LIMITS.preAuthSocketsKeptForKnown;
const ROOM: Readonly<Record<Pool, number>> = {
  common: LIMITS.preAuthSockets - KEPT,
  loopback: LIMITS.preAuthSocketsKeptForLoopback,
  known: LIMITS.preAuthSocketsKeptForKnown,
};

export class StrangerBudget {
  readonly #isKnown: (address: string) => boolean;
  readonly #random: () => number;
  readonly #bySender = new Map<string, number>();
  readonly #used: Record<Pool, number> = { common: 0, loopback: 0, known: 0 };

  /** `isKnown`: a trusted device was let in from there. `random` gives a number from 0 up to 1. */
  constructor(isKnown: (address: string) => boolean, random: () => number = Math.random) {
    this.#isKnown = isKnown;
    this.#random = random;
  }

  /** `address` is that of the TCP peer; all clients of a trusted proxy share it, so it has no budget of its own. */
  take(address: string, isProxy: boolean): Taken {
    const isKept = isLoopback(address) || this.#isKnown(address);
    if (!isProxy && !isKept && this.#dropsEarly()) return { kind: 'full' };
    if (!isProxy && this.#ofSender(address) >= LIMITS.preAuthSocketsPerAddress) return { kind: 'address-full' };
    const pool = this.#poolFor(address);
    if (pool === undefined) return { kind: 'full' };
    this.#used[pool] += 1;
    if (!isProxy) this.#count(address, 1);
    return { kind: 'place', place: this.#place(pool, isProxy ? undefined : address) };
  }

  #place(pool: Pool, address: string | undefined): Place {
    let counted = address;
    let held = true;
    return {
      attribute: (client) => {
        if (this.#ofSender(client) >= LIMITS.preAuthSocketsPerAddress) return false;
        if (!this.#isKnown(client) && this.#dropsEarly()) return false;
        counted = client;
        this.#count(client, 1);
        return true;
      },
      giveBack: () => {
        if (!held) return;
        held = false;
        this.#used[pool] -= 1;
        if (counted !== undefined) this.#count(counted, -1);
      },
    };
  }

  #poolFor(address: string): Pool | undefined {
    if (this.#used.common < ROOM.common) return 'common';
    if (isLoopback(address) && this.#used.loopback < ROOM.loopback) return 'loopback';
    return this.#isKnown(address) && this.#used.known < ROOM.known ? 'known' : undefined;
  }

  /** Never while there is much room; surely when there is none. */
  #dropsEarly(): boolean {
    const from = LIMITS.preAuthSocketsDroppedFrom;
    return this.#random() < (this.#used.common - from) / (ROOM.common - from);
  }

  #ofSender(address: string): number {
    return this.#bySender.get(senderKey(address)) ?? 0;
  }

  #count(address: string, change: 1 | -1): void {
    const sender = senderKey(address);
    const count = (this.#bySender.get(sender) ?? 0) + change;
    if (count === 0) this.#bySender.delete(sender);
    else this.#bySender.set(sender, count);
  }
}
