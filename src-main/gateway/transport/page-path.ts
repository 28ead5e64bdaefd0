/** Where a request is inside our pages. A proxy may offer us under a path of its own, and pass that path on or not. */

/** Without query and without `basePath`; empty where it is `basePath` without its last slash. */
export function pathIn(basePath: string, url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  if (basePath === '' || !`${path}/`.startsWith(`${basePath}/`)) return path;
  return path.slice(basePath.length);
}
