// Makes V8's code cache of the built app, for the packages: what it knows of a file once it has parsed it, beside each
// file that the app loads. Only the very Electron that reads it can make it, so it runs there.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAKER = fileURLToPath(new URL('./code-cache/maker.cjs', import.meta.url));
const TIMEOUT_MS = 60_000;

/** `electron`: its executable. `folder`: what is in it is loaded by the app. */
export async function makeCodeCache(electron, folder) {
  // It ends before it needs a display or a sandbox, which a build machine may not have.
  const args = ['--no-sandbox', '--ozone-platform=headless', MAKER, path.resolve(folder)];
  await promisify(execFile)(electron, args, { timeout: TIMEOUT_MS });
}
