// Finds an Electron to run the app with, and brings one where there is none: Electron 45 no longer downloads itself
// when it is installed from npm. As a program it prints the executable's path.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { developmentElectron, developmentElectronExists } from './development-electron.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const PROBE_TIMEOUT_MS = 3_000;
// About 110 MB: enough for 1.5 Mbit/s.
const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000;

/** Resolves to the executable's path. Progress goes to `say`, one line at a time. */
export async function electronRuntime(say = console.error) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return chosenElectron(process.env.ELECTRON_OVERRIDE_DIST_PATH);

  const installed = installedElectron();
  if (installed) return installed;

  const obstacle = await downloadElectron(say);
  if (!obstacle) return installedElectron();
  if (!developmentElectronExists()) throw noElectron(obstacle);
  return developmentElectron(obstacle, say).catch((error) => {
    throw noElectron(`${obstacle}\n${error.message}`);
  });
}

function noElectron(why) {
  return new Error(
    `There is no Electron to run the app with. ${why}\n` +
      'Connect to the internet and run `npx install-electron`, set ELECTRON_MIRROR to a mirror that can be reached,\n' +
      'or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
  );
}

function chosenElectron(folder) {
  const executable = path.join(folder, executableName());
  if (fs.existsSync(executable)) return executable;
  throw new Error(
    `ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, which has no ${executableName()}. Correct or unset it.`,
  );
}

/** The electron package's own runtime, if it is complete: the package writes `path.txt` last. */
function installedElectron() {
  const folder = electronPackageFolder();
  const executable = path.join(folder, 'dist', executableName());
  return fs.existsSync(path.join(folder, 'path.txt')) && fs.existsSync(executable) ? executable : undefined;
}

/** Resolves to undefined when Electron is there now, else to the reason why it is not. */
async function downloadElectron(say) {
  const host = downloadHost();
  // The installer itself retries for most of a minute before it gives up on a host that does not exist.
  const unreachable = await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).then(
    () => undefined,
    (error) => `${new URL(host).host} can't be reached (${error.cause?.code ?? error.name}).`,
  );
  // A probe knows no proxy, the installer does.
  if (unreachable && process.env.ELECTRON_GET_USE_PROXY !== 'true') return unreachable;

  const { version } = require('electron/package.json');
  say(`Downloading Electron ${version} (about 110 MB) …`);
  try {
    await run(process.execPath, [path.join(electronPackageFolder(), 'install.js')], { timeout: DOWNLOAD_TIMEOUT_MS });
    return undefined;
  } catch (error) {
    const reason = error.killed ? 'it took over ten minutes.' : (error.stderr || error.message).trim().split('\n')[0];
    return `The download of Electron ${version} failed: ${reason}`;
  }
}

function downloadHost() {
  return process.env.npm_config_electron_mirror || process.env.ELECTRON_MIRROR || 'https://github.com/';
}

function electronPackageFolder() {
  return path.dirname(require.resolve('electron/package.json'));
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  electronRuntime().then(
    (executable) => console.log(executable),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
