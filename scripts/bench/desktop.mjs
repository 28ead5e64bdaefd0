// The packaged app beside a bare Electron tray app: from spawn to its icon and its port, and the memory of all its
// processes without a window. Both run from the same unpacked runtime, in turn, on a screen of their own. Each of their
// homes is started in twice: a first start makes what later ones find, the gateway's key and Chromium's profile.
import { createPackage } from '@electron/asar';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median, printHead, row } from './figures.mjs';
import { accepted, pssOfTree } from './processes.mjs';
import { Screen } from './screen.mjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-tray', import.meta.url));
const PROGRAM = 'openclaw-gateway-desktop';
const ROUNDS = 7;
const IDLE_MS = 10_000;
const PORT = 21_950;

/** Resolves to the folders of both programs. */
async function programs(folder) {
  const args = [path.join(PROJECT, 'scripts/dist.mjs'), 'dir', '--fast', `--output=${folder}`];
  execFileSync(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
  const ours = path.join(folder, 'linux-unpacked');
  const bare = path.join(folder, 'bare');
  execFileSync('cp', ['--archive', '--link', ours, bare]);
  const archive = path.join(bare, 'resources/app.asar');
  fs.rmSync(archive); // a link to ours
  await createPackage(BARE, archive);
  return { ours, bare };
}

/** The first two lives of a program in a home of its own. `ready`: what it must reach beside its icon. */
async function lives(place, screen, ready) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-home-'));
  const first = await live(place, screen, { home, ready, idleMs: 0 });
  const later = await live(place, screen, { home, ready, idleMs: IDLE_MS });
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  return { ...later, firstMs: first.allMs };
}

async function live(place, screen, { home, ready, idleMs }) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium refuses its sandbox for root
  const env = {
    ...screen.env,
    HOME: home,
    OPENCLAW_GATEWAY_PORT: `${PORT}`,
    ICON: path.join(PROJECT, 'resources/icons/32x32.png'),
  };
  const icon = screen.nextIcon();
  const from = performance.now();
  const child = spawn(path.join(place, PROGRAM), ['--hidden', ...sandbox], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await icon;
  const iconMs = performance.now() - from;
  await ready(); // not before: to knock at a port all the time takes the time of whoever starts
  const allMs = performance.now() - from;
  await delay(idleMs);
  const pss = pssOfTree(child.pid);
  const before = performance.now();
  child.kill('SIGTERM');
  await ended;
  const quitMs = performance.now() - before;
  return { iconMs, allMs, pss, quitMs };
}

export async function benchDesktop() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-app-'));
  const screen = await Screen.start();
  try {
    const { ours, bare } = await programs(folder);
    const seen = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.bare.push(await lives(bare, screen, () => undefined));
      seen.ours.push(await lives(ours, screen, () => accepted(PORT)));
    }
    const both = (figure) => [seen.ours, seen.bare].map((all) => median(all.map((one) => one[figure])));
    printHead('bare tray app');
    row('app: spawn to the icon in the tray', ...both('iconMs'), 'ms', '');
    row('app: spawn to icon and gateway', ...both('allMs'), 'ms', '≤ 1.30');
    row('app: the same, first start in a home', ...both('firstMs'), 'ms', '');
    row('app: PSS of all processes, no window, idle 10 s', ...both('pss'), 'MiB', '≤ 1.30');
    row('app: told to quit to its end (≤ 2,000 ms)', ...both('quitMs'), 'ms', '');
  } finally {
    await screen.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
