/** Files that only the owner reads, written so that a crash leaves either the old content or the new. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { writeFile } from 'atomically';
import { absent, errorCode } from './error-code.ts';

/** Errors that say nothing about a file's content: setting it aside for one would cost what is in it. */
export const NOT_THE_FILES_FAULT: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Group and others, reading, writing or searching. */
const OTHERS = 0o077;
const HAS_MODES = process.platform !== 'win32';

/** Whoever owns a file can change it at any time, so one of another user's is not believed. */
export class ForeignFile extends Error {
  readonly file: string;

  constructor(file: string, owner: number) {
    super(`${file} belongs to another user (number ${String(owner)}).`);
    this.file = file;
  }
}

/** Rejects with `ForeignFile` where the folder is there and belongs to another user. */
export async function makePrivateDir(dir: string): Promise<void> {
  const known = await fs.stat(dir).catch(absent);
  const isThere = known?.isDirectory() === true;
  if (!isThere) await makeDirs(dir);
  const { uid, mode } = isThere ? known : await fs.stat(dir);
  if (!isOurs(uid)) throw new ForeignFile(dir, uid);
  if (HAS_MODES && (mode & 0o777) !== 0o700) await fs.chmod(dir, 0o700);
}

async function makeDirs(dir: string): Promise<void> {
  try {
    await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    // On a disk that can only be read, Node says of a folder that it is not there, when it could not be made. One at a
    // time, it says what is so.
    const parent = path.dirname(dir);
    if (errorCode(error) !== 'ENOENT' || parent === dir) throw error;
    await makeDirs(parent);
    await fs.mkdir(dir, { mode: 0o700 });
  }
}

/** Resolves once content and name are both on the disk. */
export async function writePrivateFile(file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600, fsync: true });
  await syncDir(path.dirname(file));
}

/** What a file system without hard links answers. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * What stands in the file, which `make` writes where it is not there. Of several processes that find none at the same
 * moment one makes it, and all get the same. Resolves once it is on the disk.
 */
export async function privateFileOnce(file: string, make: () => string | Promise<string>): Promise<string> {
  const known = await readPrivateFile(file);
  if (known !== undefined) return known;
  const own = `${file}.${randomBytes(4).toString('hex')}`;
  const content = await make();
  try {
    await writeFile(own, content, { mode: 0o600, fsync: true }); // its name need not outlive a power cut
    await fs.link(own, file); // never over one that is there
    await syncDir(path.dirname(file));
    return content;
  } catch (error) {
    if (NO_LINKS.has(errorCode(error))) {
      await writePrivateFile(file, content);
      return content;
    }
    const theirs = errorCode(error) === 'EEXIST' ? await readPrivateFile(file) : undefined;
    if (theirs === undefined) throw error;
    return theirs;
  } finally {
    await fs.unlink(own).catch(absent);
  }
}

export async function removeFile(file: string): Promise<void> {
  await fs.unlink(file).catch(absent);
  await syncDir(path.dirname(file));
}

/**
 * Undefined where it does not exist. Refuses to follow a link, which another user could have put there, and rejects with
 * `ForeignFile` where it belongs to one. With `wasOpen`, other users can't open it from now on, and it is called where
 * they could.
 */
export async function readPrivateFile(file: string, wasOpen?: () => void): Promise<string | undefined> {
  const own = await openOwn(file, constants.O_RDONLY);
  if (own === undefined) return undefined;
  try {
    if (wasOpen !== undefined && (await takeFromOthers(own, OTHERS))) wasOpen();
    return await own.handle.readFile('utf8');
  } finally {
    await own.handle.close();
  }
}

/** Takes from other users what they may not do with this file; true where they could. Rejects as `readPrivateFile`. */
export async function makePrivate(file: string, others = OTHERS): Promise<boolean> {
  const own = await openOwn(file, constants.O_RDONLY);
  if (own === undefined) return false;
  try {
    return await takeFromOthers(own, others);
  } finally {
    await own.handle.close();
  }
}

/** For writing at its end, and for reading; made where it does not exist. Rejects as `readPrivateFile`. */
export async function openPrivateAppend(file: string): Promise<fs.FileHandle> {
  const own = await openOwn(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
  if (own === undefined) throw new Error(`${file} was taken away while it was opened`);
  await takeFromOthers(own, OTHERS);
  return own.handle;
}

interface OwnFile {
  readonly handle: fs.FileHandle;
  readonly mode: number;
}

async function openOwn(file: string, flags: number): Promise<OwnFile | undefined> {
  const handle = await fs.open(file, flags | constants.O_NOFOLLOW, 0o600).catch(absent);
  if (handle === undefined) return undefined;
  const { uid, mode } = await handle.stat();
  if (isOurs(uid)) return { handle, mode };
  await handle.close();
  throw new ForeignFile(file, uid);
}

async function takeFromOthers({ handle, mode }: OwnFile, others: number): Promise<boolean> {
  if (!HAS_MODES || (mode & others) === 0) return false;
  await handle.chmod(mode & 0o777 & ~others);
  return true;
}

/** On Windows a file's owner is not told by a number. */
export function isOurs(uid: number): boolean {
  return !HAS_MODES || uid === process.getuid?.();
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
