/** The address that a setup code on the screen names: whether the gateway is still there, and where to make it anew. */
import type { DeskSetupCodeParams, SetupCodeView } from '../../src-main/gateway/protocol/setup-code.ts';
import type { TriedAddresses } from './use-setup-addresses.ts';

type Tried = Pick<TriedAddresses, 'addresses' | 'failure'>;

/** No device would find the gateway by this code. What could not be tried is not known to be gone. */
export function isLost({ urls }: Pick<SetupCodeView, 'urls'>, { addresses, failure }: Tried): boolean {
  if (addresses === undefined || failure !== undefined) return false;
  return !addresses.some(({ url, reachable }) => reachable && urls.includes(url));
}

/** The same code on the same host, or else at the best address; undefined where no other device reaches any. */
export function codeElsewhere(
  { profile, ask, url }: Pick<SetupCodeView, 'profile' | 'ask' | 'url'>,
  { addresses }: Pick<Tried, 'addresses'>,
): DeskSetupCodeParams | undefined {
  const reachable = addresses?.filter((address) => address.reachable) ?? [];
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const best = reachable.find((one) => one.host === host) ?? reachable.find(({ kind }) => kind !== 'loopback');
  return best === undefined ? undefined : { profile, ask, address: best.url };
}
