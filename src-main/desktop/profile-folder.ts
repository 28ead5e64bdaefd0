/**
 * The folders that Chromium itself works in: its profile (cookies, caches, the lock of the single instance) and the one
 * for temporary files (that lock's socket). It crashes without the first, and without the second every start looks like
 * a second one, which ends without a word.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The usual folder, or where that can't be used (a read-only home, a full disk) one that lasts until the next start of
 * the system. `usual` throws where the folder can't even be made, as Electron does.
 */
export function usableProfileFolder(usual: () => string): string {
  try {
    const folder = usual();
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    tryOut(folder);
    return folder;
  } catch {
    // Two such starts don't know of each other by Chromium's lock; the gateway's own lock still holds.
    return fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-gateway-'));
  }
}

/** Where the folder that `env` names for temporary files can't be used, names another one: for Chromium, and for Node. */
export function mendTempFolder(env: NodeJS.ProcessEnv): void {
  const given = env['TMPDIR'] || '/tmp';
  const usable = [given, env['XDG_RUNTIME_DIR'], '/tmp'].find((folder) => folder !== undefined && canHold(folder));
  if (usable !== undefined && usable !== given) env['TMPDIR'] = usable;
}

function canHold(folder: string): boolean {
  try {
    tryOut(folder);
    return true;
  } catch {
    return false;
  }
}

/** That it may be written to does not say that there is room. */
function tryOut(folder: string): void {
  fs.rmdirSync(fs.mkdtempSync(path.join(folder, '.try-')));
}
