/** Serves the Control UI's built files. */
import fs from 'node:fs';
import sirv, { type RequestHandler } from 'sirv';
import type { StaticFiles } from '../gateway/index.ts';

export function staticPages(dir: string): StaticFiles {
  // The page is one app: every address inside it is answered with its index. No cookies, nothing to keep but assets.
  const listed = (): RequestHandler | undefined =>
    fs.existsSync(dir) ? sirv(dir, { single: true, etag: true, setHeaders: setCaching }) : undefined;
  let serve: RequestHandler | undefined; // at the first request: it lists the folder, and a start need not wait for that
  return (request, response) => {
    const notBuilt = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('The Control UI is not built. Run: npm run build');
    };
    request.url = builtFile(request.url ?? '/');
    serve ??= listed();
    if (serve === undefined) notBuilt();
    else serve(request, response, notBuilt);
  };
}

/**
 * The built files are `/assets/NAME` and a few at the root, and the pages name them relative to themselves, below
 * whatever path a proxy offers them. All other addresses are places in the one page.
 */
export function builtFile(path: string): string {
  return /\/(?:assets\/)?[^/]+\.[a-z0-9]+$/i.exec(path)?.[0] ?? path;
}

/** Names under /assets/ change with their content; the index must always be asked for anew. */
function setCaching(response: { setHeader(name: string, value: string): unknown }, pathname: string): void {
  const immutable = pathname.startsWith('/assets/');
  response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-store');
}
