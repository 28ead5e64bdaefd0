/** Finds out whether this browser can prove who it is, and opens the link that follows from it. */
import { describeBrowser } from './browser-client.ts';
import { loadBrowserIdentity } from './browser-identity.ts';
import { browserTokens } from './browser-tokens.ts';
import { ClosedLink } from './closed-link.ts';
import { gatewayAddress } from './gateway-address.ts';
import type { SignInLink } from './gateway-link.ts';
import { KeyDatabase } from './key-database.ts';
import { SharedToken } from './shared-token.ts';
import { SocketLink } from './socket-link.ts';

export async function openBrowserLink(page: Window): Promise<SignInLink> {
  const closed = (cause: UnableCause): SignInLink =>
    new ClosedLink({ cause }, () => {
      page.location.reload();
    });

  // Even touching the storage throws where the browser blocks it for this site.
  const storage = attempt(() => page.sessionStorage);
  if (storage === undefined) return closed('storage-blocked');
  const sharedToken = new SharedToken(storage);
  sharedToken.takeFromFragment(page.location, page.history);

  // Elsewhere `crypto.subtle` does not exist at all.
  if (!page.isSecureContext) return closed('page-not-secure');
  const database = await KeyDatabase.open(page.indexedDB).catch(() => undefined);
  if (database === undefined) return closed('storage-blocked');
  const identity = await loadBrowserIdentity(database, page.crypto.subtle).catch(() => undefined);
  if (identity === undefined) return closed('browser-without-keys');

  const link = new SocketLink({
    address: gatewayAddress(page.location),
    client: describeBrowser(page.navigator.userAgent),
    identity,
    deviceTokens: browserTokens(database),
    sharedToken,
    page: page.document,
  });
  link.start();
  return link;
}

type UnableCause = 'page-not-secure' | 'browser-without-keys' | 'storage-blocked';

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
