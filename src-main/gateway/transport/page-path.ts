/**
 * Where a request is inside our pages. A proxy may offer us under a path of its own and pass that path on or not, so
 * the pages name their files and their socket relative to themselves, and each is found under any path.
 */

/** Without query and without `basePath`; empty where it is `basePath` without its last slash. */
export function pathIn(basePath: string, url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  if (basePath === '' || !`${path}/`.startsWith(`${basePath}/`)) return path;
  return path.slice(basePath.length);
}

/** The built files are `/assets/NAME` and a few at the root; all other addresses are places in the one page. */
export function pagePath(path: string): string {
  return /\/(?:assets\/)?[^/]+\.[a-z0-9]+$/i.exec(path)?.[0] ?? path;
}
