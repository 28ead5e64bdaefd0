/** Where else `$include` may lead: the folders that `OPENCLAW_INCLUDE_ROOTS` names (official). */
import path from 'node:path';
import { userPath } from '../places.ts';

const VARIABLE = 'OPENCLAW_INCLUDE_ROOTS';

/** A list as in `PATH`; in each of them `~` is the home. */
export function includeRoots(env: NodeJS.ProcessEnv): readonly string[] {
  const named = (env[VARIABLE] ?? '').split(path.delimiter).map((entry) => entry.trim());
  return [...new Set(named.filter((entry) => entry !== '').map((entry) => userPath(entry, env)))];
}

/** Both are full paths without links. */
export function isBelow(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
