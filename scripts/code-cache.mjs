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

const [MAKER, CHECKER] = ['maker', 'checker'].map((name) =>
  fileURLToPath(new URL(`./code-cache/${name}.cjs`, import.meta.url)),
);
const TIMEOUT_MS = 60_000;

/**
 * `electron`: its executable. `project`: the folder of the built app. Rejects where the app that is started with what was
 * made takes nothing of it, or not all: nobody would see of a package that it starts as slowly as without.
 */
export async function makeCodeCache(electron, project) {
  const folder = path.join(project, 'out/main/chunks');
  await withStartedApp({ electron, project, before: MAKER, env: { CODE_CACHE_FOLDER: folder } });
  const { asked = 0, taken = 0 } = await withStartedApp({ electron, project, before: CHECKER });
  if (asked > 0 && taken === asked) return;
  const seen = asked === 0 ? 'asks for no code cache' : `takes the code cache of ${taken} of ${asked} files`;
  throw new Error(`The app ${seen}: scripts/code-cache.mjs does not fit src-main/desktop/code-cache.ts any more.`);
}

/** `before`: what Electron requires before the app. Resolves to what it reports, if anything. */
async function withStartedApp({ electron, project, before, env: more }) {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'code-cache-'));
  const report = path.join(home, 'report.json');
  const env = {
    ...startWithout(process.env, /^(OPENCLAW_|XDG_|DBUS_|NODE_OPTIONS$|DISPLAY$|WAYLAND_DISPLAY$)/),
    ...{ HOME: home, APPDATA: home, LOCALAPPDATA: home, CFFIXED_USER_HOME: home },
    OPENCLAW_STATE_DIR: path.join(home, 'state'),
    OPENCLAW_GATEWAY_PORT: String(await freePort()),
    CODE_CACHE_REPORT: report,
    ...more,
  };
  // A build machine may have neither a display nor what a sandbox needs.
  const args = [
    '--no-sandbox',
    '--ozone-platform=headless',
    `--user-data-dir=${home}`,
    '-r',
    before,
    project,
    '--hidden',
  ];
  try {
    await promisify(execFile)(electron, args, { env, timeout: TIMEOUT_MS, killSignal: 'SIGKILL' });
    return JSON.parse(await fs.readFile(report, 'utf8').catch(() => '{}'));
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
