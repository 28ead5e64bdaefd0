// A place outside the sources for large things that are fetched once and shared by every checkout of this project.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

// Long enough for the slowest fetch; an older half-made folder belongs to a process that was killed.
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

function cacheRoot() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'openclaw-gateway-desktop');
}

/**
 * Resolves to the folder `name` in the cache. If it is not there, `fill(folder)` makes its content in a folder beside
 * it, which is renamed when complete: a reader never sees half of it, and of two processes that fill it at once the
 * first one wins.
 */
export async function cachedFolder(name, fill) {
  const folder = path.join(cacheRoot(), name);
  if (await exists(folder)) return folder;
  await fs.mkdir(cacheRoot(), { recursive: true });
  await removeAbandoned();
  const unfinished = await fs.mkdtemp(path.join(cacheRoot(), '.unfinished-'));
  try {
    await fs.chmod(unfinished, 0o755); // mkdtemp makes it private, but a chosen cache may be shared
    await fill(unfinished);
    await fs.rename(unfinished, folder).catch(async (error) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await fs.rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function removeAbandoned() {
  for (const entry of await fs.readdir(cacheRoot())) {
    if (!entry.startsWith('.unfinished-')) continue;
    const folder = path.join(cacheRoot(), entry);
    const changed = await fs.stat(folder).then(
      (stat) => stat.mtimeMs,
      () => Date.now(), // its owner has just finished with it
    );
    if (Date.now() - changed > ABANDONED_AFTER_MS) await fs.rm(folder, { recursive: true, force: true });
  }
}

function exists(file) {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
