// Makes V8's code cache of the built app, for the packages: what V8 knows of the app's files once it has started, beside
// each file that it loads. Only the very Electron that reads it can make it, so the app is started in it, in folders of
// its own.
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAKER = fileURLToPath(new URL('./code-cache/maker.cjs', import.meta.url));
const TIMEOUT_MS = 60_000;

/** `electron`: its executable. `project`: the folder of the built app. */
export async function makeCodeCache(electron, project) {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'code-cache-'));
  const env = {
    ...startWithout(process.env, /^(OPENCLAW_|XDG_|DBUS_|NODE_OPTIONS$|DISPLAY$|WAYLAND_DISPLAY$)/),
    ...{ HOME: home, APPDATA: home, LOCALAPPDATA: home, CFFIXED_USER_HOME: home },
    OPENCLAW_STATE_DIR: path.join(home, 'state'),
    OPENCLAW_GATEWAY_PORT: String(await freePort()),
    CODE_CACHE_FOLDER: path.join(project, 'out/main/chunks'),
  };
  // A build machine may have neither a display nor what a sandbox needs.
  const args = [
    '--no-sandbox',
    '--ozone-platform=headless',
    `--user-data-dir=${home}`,
    '-r',
    MAKER,
    project,
    '--hidden',
  ];
  try {
    await promisify(execFile)(electron, args, { env, timeout: TIMEOUT_MS, killSignal: 'SIGKILL' });
  } finally {
    await fs.rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function startWithout(env, names) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
