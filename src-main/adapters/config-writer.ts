/** Writes the official config file: one change at a time, checked before, whole or not at all. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { OneAtATime, type ConfigWriter, type ConfigWritten, type SettingsSource } from '../gateway/index.ts';
import { changedLeaves } from './config-change.ts';
import { edited } from './config-editor.ts';
import { isActedOn, parseConfig, parseJson5 } from './config-file.ts';
import { syncDir } from './private-file.ts';

/** Far more than any config needs; editing a text takes time that the gateway's sockets wait for. */
const LARGEST_BYTES = 1_048_576;
/** Links behind links; more are a circle. */
const MOST_LINKS = 8;

/** `check` says what the gateway would run with, were this text the config. */
export function configWriter(file: string, check: (text: string) => ReturnType<SettingsSource>): ConfigWriter {
  const turns = new OneAtATime();
  const write = async (base: string | undefined, value: object): Promise<ConfigWritten> => {
    const made = await judged(file, base, value, check);
    if (!made.ok || made.changedPaths.length === 0) return made;
    try {
      return (await replaceFile(file, base, made.text)) ? made : { ok: false, reason: 'changed-meanwhile' };
    } catch (error) {
      return { ok: false, reason: 'not-written', why: error instanceof Error ? error.message : String(error) };
    }
  };
  return { parse: parseJson5, write: (base, value) => turns.run(() => write(base, value)) };
}

/** The text that would be written, or why it may not be. */
async function judged(
  file: string,
  base: string | undefined,
  value: object,
  check: (text: string) => ReturnType<SettingsSource>,
): Promise<ConfigWritten> {
  const text = base ?? '{}\n';
  const result = edited(text, value);
  if (!result.ok)
    return { ok: false, reason: 'refused', why: `${file} cannot be edited: ${result.problem}`, issues: [] };
  const parsed = parseConfig(result.text, file);
  if (!parsed.ok) {
    const { what, why } = parsed.fault;
    return { ok: false, reason: 'refused', why: `${what}. ${why}`, issues: parsed.issues };
  }
  const before = parseJson5(text);
  const changed = changedLeaves(before.ok ? before.value : undefined, value);
  const foreign = changed.filter((leaf) => !isActedOn(leaf)).map((leaf) => leaf.join('.'));
  if (foreign.length > 0) {
    const issues = foreign.map((leaf) => ({ path: leaf, message: 'not a key that this gateway acts on' }));
    const why = `${foreign.slice(0, 3).join(', ')}: this gateway does not act on it, and leaves it as it is in ${file}.`;
    return { ok: false, reason: 'refused', why, issues };
  }
  const settings = await check(result.text);
  if (!settings.ok) {
    return { ok: false, reason: 'refused', why: `${settings.fault.why} ${settings.fault.fix}`, issues: [] };
  }
  return { ok: true, text: result.text, changedPaths: changed.map((leaf) => leaf.join('.')) };
}

/** False where it is no longer what the change was made from. */
async function replaceFile(file: string, base: string | undefined, text: string): Promise<boolean> {
  if (Buffer.byteLength(text) > LARGEST_BYTES) throw new Error(`${file} would be larger than 1 MiB.`);
  const target = await ownTarget(file);
  const before = await statOf(target);
  if (before !== undefined) refuseUnfit(target, before);
  else await fs.mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeNew(temporary, text, before);
    if ((await textOf(target)) !== base) return false;
    await fs.rename(temporary, target);
  } finally {
    await fs.rm(temporary, { force: true });
  }
  await syncDir(path.dirname(target));
  return true;
}

/** Where the file really is. A link is followed only where its owner is the one who runs this. */
async function ownTarget(file: string): Promise<string> {
  let target = file;
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const stats = await statOf(target);
    if (stats?.isSymbolicLink() !== true) return target;
    if (!isOwn(stats)) throw new Error(`${target} is a link of another user.`);
    target = path.resolve(path.dirname(target), await fs.readlink(target));
  }
  throw new Error(`${file} is a link that leads in a circle.`);
}

function refuseUnfit(file: string, stats: Stats): void {
  if (!stats.isFile()) throw new Error(`${file} is not a file.`);
  if (stats.size > LARGEST_BYTES) throw new Error(`${file} is larger than 1 MiB.`);
  if ((stats.mode & constants.S_IWUSR) === 0) throw new Error(`${file} is read-only.`);
  // Root, who may, would give it away from under the user whose gateway reads it.
  if (!isOwn(stats)) throw new Error(`${file} belongs to another user.`);
}

async function writeNew(file: string, text: string, like: Stats | undefined): Promise<void> {
  const handle = await fs.open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    if (like !== undefined) await handle.chmod(like.mode & 0o777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return await fs.readFile(file, 'utf8').catch(absent);
}

async function statOf(file: string): Promise<Stats | undefined> {
  return await fs.lstat(file).catch(absent);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/** Windows knows no such owner; there its access lists decide. */
function isOwn({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}
