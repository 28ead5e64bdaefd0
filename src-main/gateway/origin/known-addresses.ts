/** Where trusted devices were last let in from: whom a flood of strangers, or a range of proxies, would shut out. */
import { LIMITS } from '../protocol/limits.ts';
import { senderKey } from './address.ts';

export interface KnownAddress {
  readonly deviceId: string;
  readonly address: string;
}

/** Enough to name; a whole company may sit behind one address. */
const DEVICES_PER_SENDER = 16;

export class KnownAddresses {
  readonly #isTrusted: (deviceId: string) => boolean;
  readonly #bySender = new Map<string, readonly KnownAddress[]>();

  /** `isTrusted` says whether a device still is: one that was removed has no claim to a place. */
  constructor(isTrusted: (deviceId: string) => boolean) {
    this.#isTrusted = isTrusted;
  }

  note(known: KnownAddress): void {
    const sender = senderKey(known.address);
    const others = (this.#bySender.get(sender) ?? []).filter(({ deviceId }) => deviceId !== known.deviceId);
    this.#bySender.delete(sender);
    this.#bySender.set(sender, [known, ...others].slice(0, DEVICES_PER_SENDER));
    if (this.#bySender.size <= LIMITS.knownAddresses) return;
    const [oldest] = this.#bySender.keys();
    if (oldest !== undefined) this.#bySender.delete(oldest);
  }

  has(address: string): boolean {
    return this.#bySender.get(senderKey(address))?.some(({ deviceId }) => this.#isTrusted(deviceId)) === true;
  }

  all(): readonly KnownAddress[] {
    return [...this.#bySender.values()].flat().filter(({ deviceId }) => this.#isTrusted(deviceId));
  }
}
