// Builds the app where its sources are newer than what was built last.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'scripts/third-party-licenses.mjs',
  'package.json',
  'package-lock.json',
];
const RESULTS = [
  'out/main/main.cjs',
  'out/main/openclaw.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/THIRD-PARTY-LICENSES.txt',
];

/** Throws with the build's own output when it fails. */
export async function build(say = console.error) {
  if (await isUpToDate()) return;
  say('Building …');
  const program = path.join(PROJECT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}

async function isUpToDate() {
  const changed = await Promise.all(SOURCES.map((source) => lastChange(path.join(PROJECT, source))));
  const built = await Promise.all(RESULTS.map((result) => changedAt(path.join(PROJECT, result))));
  return Math.max(...changed) < Math.min(...built);
}

/** Of a file, or of everything in a folder. The folders count themselves: they change when a file in them goes. */
async function lastChange(entry) {
  const own = await changedAt(entry);
  const children = await fs.readdir(entry, { recursive: true }).catch(() => []);
  return Math.max(own, ...(await Promise.all(children.map((child) => changedAt(path.join(entry, child))))));
}

/** 0 for what is not there: as a source it is no reason to build, as a result it is. */
function changedAt(file) {
  return fs.stat(file).then(
    (stat) => stat.mtimeMs,
    () => 0,
  );
}
