// `npm start`: builds what has changed and runs the app; without a display, the gateway alone.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { electronPackages, installCommand, isRoot, missingLibraries } from './system-packages.mjs';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_PORT = 18789;
// Ctrl+C reaches us twice, from the terminal and from npm, and Chromium takes a second one as "don't clean up".
const SAME_SIGNAL_MS = 500;

async function command(args) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) {
    const port = process.env.OPENCLAW_GATEWAY_PORT || DEFAULT_PORT;
    console.error(`There is no display: running the gateway without its tray. Control UI: http://127.0.0.1:${port}/`);
    console.error(`From another computer: ssh -L ${port}:127.0.0.1:${port} ${userName()}@${os.hostname()}`);
    return [process.execPath, path.join(PROJECT, 'out', 'main', 'openclaw.cjs'), 'gateway', 'run', ...args];
  }
  const executable = await electronRuntime();
  if (process.platform === 'linux') requireLibraries(executable);
  return [executable, ...sandboxArguments(executable), PROJECT, ...args];
}

/** In a container a person may well be a number that has no name. */
function userName() {
  try {
    return os.userInfo().username;
  } catch {
    return 'USER';
  }
}

function requireLibraries(executable) {
  const missing = missingLibraries(executable);
  if (missing.length === 0) return;
  const install = [...(isRoot ? [] : ['sudo']), ...installCommand(electronPackages())].join(' ');
  const names =
    missing.length > 4 ? `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more` : missing.join(', ');
  throw new Error(
    `Electron needs libraries that this system does not have: ${names}. On Debian and Ubuntu:\n${install}`,
  );
}

/** Chromium stops rather than run without its sandbox, so where the system has none it must be told. */
function sandboxArguments(executable) {
  const obstacle = sandboxObstacle(executable);
  if (!obstacle) return [];
  console.error(`Running without Chromium's sandbox: ${obstacle}.`);
  return ['--no-sandbox'];
}

function sandboxObstacle(executable) {
  if (process.platform !== 'linux') return undefined;
  if (isRoot) return 'it does not work for root';
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const { uid, mode } = fs.statSync(helper, { throwIfNoEntry: false }) ?? {};
  if (uid === 0 && (mode & 0o4000) !== 0) return undefined;
  const forbidden =
    readSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSetting('kernel/unprivileged_userns_clone') === '0' ||
    readSetting('user/max_user_namespaces') === '0';
  if (!forbidden) return undefined;
  return `this system reserves it for root (to have it: sudo chown root '${helper}' && sudo chmod 4755 '${helper}')`;
}

function readSetting(name) {
  try {
    return fs.readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return undefined; // a kernel without that restriction
  }
}

/** Runs it until it ends, hands signals on, and resolves to its exit code. */
function run([program, ...args]) {
  // Editors built on Electron leave this in their terminals; it would turn the app into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // Set but empty, it ends Chromium before a line of ours is read.
  if (env.DBUS_SESSION_BUS_ADDRESS === '') delete env.DBUS_SESSION_BUS_ADDRESS;
  // In a process group of its own, so that a signal from the terminal reaches it through us only, once.
  const child = spawn(program, args, { stdio: 'inherit', env, detached: process.platform !== 'win32' });
  let lastSignal = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - lastSignal > SAME_SIGNAL_MS) child.kill(signal);
      lastSignal = now;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
  });
}

try {
  await build();
  process.exitCode = await run(await command(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
