/** Chromium's own folder (cookies, caches, the lock of the single instance). It crashes where that can't be written. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The usual folder, or where that can't be used (a read-only home) one that lasts until the next start of the system.
 * `usual` throws where the folder can't even be made, as Electron does.
 */
export function usableProfileFolder(usual: () => string): string {
  try {
    const folder = usual();
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    return folder;
  } catch {
    // Two such starts don't know of each other by Chromium's lock; the gateway's own lock still holds.
    return fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-gateway-'));
  }
}
