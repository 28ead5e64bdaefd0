/** Whose guesses are counted together. */
import { senderKey } from '../origin/address.ts';
import type { Arrival } from '../origin/classify.ts';

/** Before the origin of a page, which every browser of this computer shares an address with. */
const PAGE = 'origin ';

/**
 * What a wrong guess from there is counted for. Undefined for a native client of this machine: it is slowed down instead,
 * so that no program of the owner's may lock the owner out.
 */
export function guesserOf({ locality, address, origin }: Arrival): string | undefined {
  if (locality === 'local-native') return undefined;
  return locality === 'local-browser' ? `${PAGE}${origin ?? ''}` : senderKey(address);
}

/** As people read it: an address, a network, or a page's origin. */
export function guesserWords(guesser: string): string {
  return guesser.startsWith(PAGE) ? guesser.slice(PAGE.length) : guesser;
}
