/** Writes the official config file: one change at a time, checked before, whole or not at all. */
import { randomBytes } from 'node:crypto';
import { constants, lstatSync, renameSync, type Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { errorWords, member, OneAtATime, type ConfigWriter, type ConfigWritten } from '../../gateway/index.ts';
import { changedLeaves } from './config-change.ts';
import { edited } from './config-editor.ts';
import { parseConfig } from './config-file.ts';
import { INCLUDE } from './config-includes.ts';
import { actsOn } from './schema/key.ts';
import { configSchema } from './schema/gateway-schema.ts';
import { configTarget, configText, LARGEST_CONFIG_BYTES, refuseUnfit } from './config-text.ts';
import { absent } from '../error-code.ts';
import { isTurnedOff } from './insecure-flags.ts';
import type { Unusable } from './judged-config.ts';
import { parseJson5 } from './json5/parse-json5.ts';
import { isOurs, syncDir } from '../private-file.ts';
import type { LookUp } from './variables.ts';

/** `check` says why no gateway could run, were this text the config. */
export function configWriter(
  file: string,
  lookUp: LookUp,
  check: (text: string) => Promise<{ readonly ok: true } | Unusable>,
): ConfigWriter {
  const turns = new OneAtATime();
  const write = async (base: string | undefined, value: object): Promise<ConfigWritten> => {
    const made = await judged({ file, lookUp, check }, base, value);
    if (!made.ok || made.changedPaths.length === 0) return made;
    try {
      return (await replaceFile(file, base, made.text)) ? made : { ok: false, reason: 'changed-meanwhile' };
    } catch (error) {
      return { ok: false, reason: 'not-written', why: errorWords(error) };
    }
  };
  return { parse: parseJson5, write: (base, value) => turns.run(() => write(base, value)) };
}

const BIND = 'gateway.bind';

interface Judge {
  readonly file: string;
  readonly lookUp: LookUp;
  readonly check: (text: string) => Promise<{ readonly ok: true } | Unusable>;
}

/** The text that would be written, or why it may not be. */
async function judged({ file, lookUp, check }: Judge, base: string | undefined, value: object): Promise<ConfigWritten> {
  const text = base ?? '{}\n';
  const result = edited(text, value);
  if (!result.ok)
    return { ok: false, reason: 'refused', why: `${file} cannot be edited: ${result.problem}`, issues: [] };
  const variables = await lookUp();
  const parsed = variables.ok ? await parseConfig(result.text, file, variables.env) : variables;
  if (!parsed.ok) {
    const { what, why } = parsed.fault;
    return { ok: false, reason: 'refused', why: `${what}. ${why}`, issues: parsed.issues };
  }
  const before = parseJson5(text);
  const changed = changedLeaves(before.ok ? before.value : undefined, value);
  const [included] = changed.flatMap((leaf) => includedAt(before.ok ? before.value : undefined, leaf));
  if (included !== undefined) {
    const path = included.leaf.join('.');
    const why = `${path} is taken from ${included.files} by "${INCLUDE}" in ${file}. Change it there.`;
    return { ok: false, reason: 'refused', why, issues: [{ path, message: why }] };
  }
  const old = before.ok ? before.value : undefined;
  const foreign = changed
    .filter((leaf) => !actsOn(configSchema, leaf) && !isTurnedOff(leaf, old, value))
    .map((leaf) => leaf.join('.'));
  if (foreign.length > 0) {
    const issues = foreign.map((leaf) => ({ path: leaf, message: 'not a key that this gateway acts on' }));
    const why = `${foreign.slice(0, 3).join(', ')}: this gateway does not act on it, and leaves it as it is in ${file}.`;
    return { ok: false, reason: 'refused', why, issues };
  }
  const settings = await check(result.text);
  // A network that is away for now keeps nobody from changing something else.
  const isAway = !settings.ok && settings.lacks !== undefined && !changed.some((leaf) => leaf.join('.') === BIND);
  if (!settings.ok && !isAway) {
    return { ok: false, reason: 'refused', why: `${settings.fault.why} ${settings.fault.fix}`, issues: [] };
  }
  return { ok: true, text: result.text, changedPaths: changed.map((leaf) => leaf.join('.')) };
}

/** Where the file leaves what is to be changed to another file: written here as well, it would be said twice. */
function includedAt(value: unknown, leaf: readonly string[]) {
  for (let depth = 0; depth < leaf.length; depth += 1) {
    const named = member(leaf.slice(0, depth).reduce(member, value), INCLUDE);
    if (named !== undefined) return [{ leaf, files: [named].flat().map(String).join(', ') }];
  }
  return [];
}

/** False where it is no longer what the change was made from. */
async function replaceFile(file: string, base: string | undefined, text: string): Promise<boolean> {
  if (Buffer.byteLength(text) > LARGEST_CONFIG_BYTES) throw new Error(`${file} would be larger than 1 MiB.`);
  const target = await configTarget(file);
  const before = await fs.lstat(target).catch(absent);
  if (before !== undefined) refuseUnwritable(target, before);
  else await fs.mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeNew(temporary, text, before);
    if ((await configText(target)) !== base) return false;
    // Looked at once more without a pause, so that hardly a moment is left in which an editor's change could be lost.
    if (isOther(target, before)) return false;
    renameSync(temporary, target);
  } finally {
    await fs.rm(temporary, { force: true });
  }
  await syncDir(path.dirname(target));
  return true;
}

function isOther(file: string, before: Stats | undefined): boolean {
  const now = lstatSync(file, { throwIfNoEntry: false });
  return now?.ino !== before?.ino || now?.size !== before?.size || now?.mtimeMs !== before?.mtimeMs;
}

function refuseUnwritable(file: string, stats: Stats): void {
  refuseUnfit(file, stats);
  if ((stats.mode & constants.S_IWUSR) === 0) throw new Error(`${file} is read-only.`);
  // Root, who may, would give it away from under the user whose gateway reads it.
  if (!isOurs(stats.uid)) throw new Error(`${file} belongs to another user.`);
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
