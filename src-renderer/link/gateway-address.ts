/** Where the page's socket is. */

/**
 * Always this page's own origin: an address taken from the URL could send the token elsewhere. And this
 * page's own folder: a proxy may have put the gateway under a path of its own.
 */
export function gatewayAddress(page: { readonly href: string }): string {
  const { protocol, host, pathname } = new URL('.', page.href);
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${pathname === '/' ? '' : pathname}`;
}
