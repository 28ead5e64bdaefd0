/**
 * `$include` in the config, by the official rules: files below the config's own folder or another that the owner names,
 * merged in order, and what stands beside the word comes last. Only the sections that a gateway looks at are followed.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseJson5 } from './json5/parse-json5.ts';
import { configText } from './config-text.ts';
import { isBelow } from './include-roots.ts';
import { placeIn } from './config-fault.ts';
import { errorWords, member, membersOf } from '../../gateway/index.ts';
import type { NoteFile } from './source-files.ts';

export const INCLUDE = '$include';
/** As the official gateway. */
const DEEPEST = 10;
/** More are a mistake; each one is read at every start. */
const MOST_FILES = 64;
const LONGEST_PATH = 4_096;

/** A text that the config is made of, and where in it that text's own top stands. */
interface ConfigPart {
  readonly base: readonly string[];
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
}

export type WholeConfig =
  | { readonly ok: true; readonly value: unknown; readonly placeOf: PlaceOf }
  | { readonly ok: false; readonly where: string; readonly path: readonly string[]; readonly message: string };

/** `file:line:column` of the key at this path, in whichever file it stands. */
export type PlaceOf = (path: readonly string[]) => string;

class BadInclude extends Error {
  readonly where: string;
  readonly path: readonly string[];

  constructor(where: string, at: readonly string[], message: string) {
    super(message);
    this.where = where;
    this.path = at;
  }
}

interface Top {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Further folders that files may lie below. */
  readonly roots: readonly string[];
}

/** `only`: the sections at the top that are followed. `note` hears of each file before it is read. */
export async function wholeConfig(
  { file, text, value, roots }: Top,
  only: readonly string[],
  note: NoteFile,
): Promise<WholeConfig> {
  const root: ConfigPart = { base: [], file, text, value };
  try {
    const made = await new Whole(root, roots, only, note).made();
    return { ok: true, value: made.value, placeOf: (at) => placeOf([root, ...made.parts], at) };
  } catch (error) {
    if (!(error instanceof BadInclude)) throw error;
    const { where, path: at, message } = error;
    return { ok: false, where, path: at, message };
  }
}

interface Made {
  readonly value: unknown;
  /** Those that come first say what holds. */
  readonly parts: readonly ConfigPart[];
}

class Whole {
  readonly #root: ConfigPart;
  readonly #roots: readonly string[];
  readonly #only: readonly string[];
  readonly #note: NoteFile;
  #files = 0;

  constructor(root: ConfigPart, roots: readonly string[], only: readonly string[], note: NoteFile) {
    this.#root = root;
    this.#roots = roots;
    this.#only = only;
    this.#note = note;
  }

  async made(): Promise<Made> {
    return await this.#follow(this.#root.value, [], this.#root, []);
  }

  /** `chain`: the files that led here. */
  async #follow(value: unknown, at: readonly string[], from: ConfigPart, chain: readonly string[]): Promise<Made> {
    if (Array.isArray(value)) {
      const items: Made[] = [];
      for (const [index, item] of value.entries())
        items.push(await this.#follow(item, [...at, String(index)], from, chain));
      return { value: items.map((item) => item.value), parts: items.flatMap(({ parts }) => parts) };
    }
    const members = membersOf(value);
    if (members === undefined) return { value, parts: [] };
    const named = Object.hasOwn(members, INCLUDE) ? await this.#included(members[INCLUDE], at, from, chain) : undefined;
    const parts: ConfigPart[] = [];
    const own: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(members)) {
      if (key === INCLUDE || (at.length === 0 && !this.#only.includes(key))) continue;
      const made = await this.#follow(item, [...at, key], from, chain);
      own[key] = made.value;
      parts.push(...made.parts);
    }
    if (named === undefined) return { value: own, parts };
    const hasMore = Object.keys(own).length > 0;
    if (hasMore && membersOf(named.value) === undefined)
      throw this.#bad(from, at, 'the included file is no object, so nothing can stand beside it.');
    return { value: hasMore ? merged(named.value, own) : named.value, parts: [...parts, ...named.parts] };
  }

  async #included(wanted: unknown, at: readonly string[], from: ConfigPart, chain: readonly string[]): Promise<Made> {
    const names = Array.isArray(wanted) ? (wanted as unknown[]) : [wanted];
    let value: unknown;
    const parts: ConfigPart[] = [];
    for (const [index, name] of names.entries()) {
      if (typeof name !== 'string' || name === '' || name.length >= LONGEST_PATH || name.includes('\0'))
        throw this.#bad(from, at, 'it is the name of a file, or a list of such names.');
      const made = await this.#file(name, at, from, chain);
      value = index === 0 ? made.value : merged(value, made.value);
      parts.unshift(...made.parts);
    }
    return { value, parts };
  }

  async #file(name: string, at: readonly string[], from: ConfigPart, chain: readonly string[]): Promise<Made> {
    const file = path.resolve(path.dirname(from.file), name);
    this.#note(file);
    const real = await fs.realpath(file).catch(() => undefined);
    if (real === undefined) throw this.#bad(from, at, `${file} is not there.`);
    if (!(await this.#mayRead(real))) {
      const allowed = 'the config’s own folder, or one that OPENCLAW_INCLUDE_ROOTS names.';
      throw this.#bad(from, at, `${file} is not below ${allowed}`);
    }
    if (chain.includes(real)) throw this.#bad(from, at, `${file} includes itself.`);
    if (chain.length >= DEEPEST) throw this.#bad(from, at, `files include files more than ${String(DEEPEST)} deep.`);
    this.#files += 1;
    if (this.#files > MOST_FILES) throw this.#bad(from, at, `more than ${String(MOST_FILES)} files are included.`);
    const text = await configText(real).catch((error: unknown) => {
      throw this.#bad(from, at, errorWords(error));
    });
    const read = parseJson5(text ?? '');
    if (!read.ok) throw new BadInclude(`${file}:${read.place}`, [], `It is not valid JSON5: ${read.problem}.`);
    const part: ConfigPart = { base: at, file, text: text ?? '', value: read.value };
    const made = await this.#follow(read.value, at, part, [...chain, real]);
    return { value: made.value, parts: [part, ...made.parts] };
  }

  async #mayRead(real: string): Promise<boolean> {
    const folders = [path.dirname(this.#root.file), ...this.#roots].map((folder) =>
      fs.realpath(folder).catch(() => folder),
    );
    return (await Promise.all(folders)).some((folder) => isBelow(folder, real));
  }

  #bad(from: ConfigPart, at: readonly string[], message: string): BadInclude {
    const key = [...at, INCLUDE];
    return new BadInclude(placeIn(from.text, from.file, key.slice(from.base.length)), key, message);
  }
}

/** Lists are put together, objects merged, and of all else the later one holds. */
function merged(before: unknown, later: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(later)) return [...(before as unknown[]), ...(later as unknown[])];
  const [old, next] = [membersOf(before), membersOf(later)];
  if (old === undefined || next === undefined) return later;
  const made: Record<string, unknown> = { ...old };
  for (const [key, item] of Object.entries(next)) made[key] = Object.hasOwn(old, key) ? merged(old[key], item) : item;
  return made;
}

function placeOf(parts: readonly ConfigPart[], at: readonly string[]): string {
  const [root] = parts;
  const part = parts.find(({ base, value }) => startsWith(at, base) && has(value, at.slice(base.length))) ?? root;
  return part === undefined ? '' : placeIn(part.text, part.file, at.slice(part.base.length));
}

function startsWith(at: readonly string[], base: readonly string[]): boolean {
  return base.every((key, index) => at[index] === key);
}

function has(value: unknown, at: readonly string[]): boolean {
  return at.length === 0 || at.reduce<unknown>(member, value) !== undefined;
}
