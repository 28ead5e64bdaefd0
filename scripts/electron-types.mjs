// Checks the types a second time, against the oldest Electron that must run the app: the newest one's typings let
// through what the development runtime does not have.
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedFolder } from './cache-folder.mjs';
import { DEVELOPMENT_ELECTRON_VERSION } from './development-electron.mjs';
import { fetchPackage } from './npm-package.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const INTEGRITY = 'sha512-SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==';

async function electronTypes() {
  const folder = await cachedFolder(`electron-types-${DEVELOPMENT_ELECTRON_VERSION}`, async (unfinished) => {
    const archive = await fetchPackage(`electron@${DEVELOPMENT_ELECTRON_VERSION}`, INTEGRITY, unfinished);
    await run('tar', ['-xzf', path.basename(archive), 'package/electron.d.ts'], { cwd: path.dirname(archive) });
    await fs.rename(path.join(path.dirname(archive), 'package/electron.d.ts'), path.join(unfinished, 'electron.d.ts'));
    await fs.rm(path.dirname(archive), { recursive: true });
  });
  return path.join(folder, 'electron.d.ts');
}

async function writeConfig(types) {
  // Inside node_modules, so that the Node types are found from there; every `npm ci` clears it away.
  const folder = path.join(PROJECT, 'node_modules', '.cache', 'electron-types');
  await fs.mkdir(folder, { recursive: true });
  const file = path.join(folder, 'tsconfig.json');
  const config = {
    extends: path.join(PROJECT, 'tsconfig.json'), // its "include" holds here too
    compilerOptions: {
      paths: { electron: [types], 'electron/*': [types] },
      typeRoots: [path.join(PROJECT, 'node_modules', '@types')],
    },
    files: [types],
  };
  await fs.writeFile(file, JSON.stringify(config, null, 2));
  return file;
}

const config = await writeConfig(await electronTypes());
const { status } = spawnSync(
  process.execPath,
  [require.resolve('typescript/bin/tsc'), '--noEmit', '--project', config],
  {
    cwd: PROJECT,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
