/** The machine around a gateway sleeps, and its networks come and go: looks now and then what has become of them. */
import { every } from './every.ts';
import type { Clock, Network } from './ports.ts';
import { LIMITS } from './protocol/limits.ts';

export interface SurroundingsListener {
  /** An address of this machine came or went. */
  networkChanged(): void;
  /** Far more time has passed than the timer was set for: the machine slept, or was as good as asleep. */
  woke(): void;
}

/** The returned function ends it. */
export function watchSurroundings(
  { clock, network }: { readonly clock: Clock; readonly network: Network },
  listener: SurroundingsListener,
): () => void {
  const addresses = (): string =>
    network
      .interfaces()
      .map(({ name, cidr }) => `${name} ${cidr}`)
      .toSorted()
      .join();
  let lookedAt = clock.monotonic();
  let known = addresses();
  return every(clock, LIMITS.lookAroundMs, () => {
    const now = clock.monotonic();
    const slept = now - lookedAt > 2 * LIMITS.lookAroundMs;
    lookedAt = now;
    if (slept) listener.woke();
    const found = addresses();
    if (found === known) return;
    known = found;
    listener.networkChanged();
  });
}
