/** Answers the window's own protocol with the built pages, and with nothing else. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron/main';
import { pagePolicy } from '../../gateway/index.ts';
import { PAGE_ORIGIN, PAGE_SCHEME } from './page-address.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** The page reaches the gateway through its message port, so it needs no network at all. */
const SECURITY_POLICY = pagePolicy();

export function servePages(pagesDir: string): void {
  protocol.handle(PAGE_SCHEME.scheme, async (request) => {
    const { origin, pathname } = originAndPath(request.url);
    const file = path.join(pagesDir, path.normalize(`/${decodeURIComponent(pathname)}`));
    const type = TYPES[path.extname(file)];
    if (origin !== PAGE_ORIGIN || type === undefined) return new Response('Not Found', { status: 404 });
    try {
      return new Response(new Uint8Array(await fs.readFile(file)), {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not Found', { status: 404 });
    }
  });
}

/** `URL` gives custom schemes the origin "null", so it is put together from its parts. */
function originAndPath(address: string): { readonly origin: string; readonly pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(address);
  return { origin: `${scheme}//${host}`, pathname };
}
