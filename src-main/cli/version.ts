/** The product's version. A package says its own, which need not be the one that the command in it was built with. */
import { readFileSync } from 'node:fs';
import { isSea } from 'node:sea';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = isSea() ? packagedVersion() : manifest.version;

/** Written beside the executable when the package is made (scripts/after-pack.mjs). */
function packagedVersion(): string {
  const file = path.join(path.dirname(process.execPath), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
