/** What the Control UI may load and do, wherever it is shown: nothing but its own files. Pure. */

/** A Content-Security-Policy. `sockets`: the addresses that the page may reach; without them, none at all. */
export function pagePolicy(sockets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ...(sockets.length === 0 ? [] : [`connect-src 'self' ${sockets.join(' ')}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
