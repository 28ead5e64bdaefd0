/** Files that only the owner reads, written so that a crash leaves either the old content or the new. */
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { writeFile } from 'atomically';

/** Errors that say nothing about a file's content: setting it aside for one would cost what is in it. */
export const NOT_THE_FILES_FAULT: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENOMEM']);

export async function makePrivateDir(dir: string): Promise<void> {
  await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  await fs.chmod(dir, 0o700); // it may have been there, more open than it should be
}

/** Resolves once content and name are both on the disk. */
export async function writePrivateFile(file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600, fsync: true });
  await syncDir(path.dirname(file));
}

export async function removeFile(file: string): Promise<void> {
  await fs.rm(file, { force: true });
  await syncDir(path.dirname(file));
}

/** Undefined where it does not exist. Refuses to follow a link: another user could have put it there. */
export async function readPrivateFile(file: string): Promise<string | undefined> {
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** A new name is only safe from a power cut once its folder has been written too. Windows has no such call. */
export async function syncDir(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
