/** The variables that a config and its secrets are looked up in: the environment, then the owner's own files (official). */
import type { Stats } from 'node:fs';
import { parseEnv } from 'node:util';
import { configText } from './config-text.ts';
import { configProblem, type ConfigProblem } from './config-fault.ts';
import { errorWords } from '../../gateway/index.ts';
import type { Places } from '../places.ts';
import { isOurs } from '../private-file.ts';

export interface Variables {
  readonly ok: true;
  /** Of the process, and of the files what the process does not have. */
  readonly env: NodeJS.ProcessEnv;
  /** What each file says, whether it holds or not. The first one that says something counts. */
  readonly files: readonly VariablesFile[];
}

interface VariablesFile {
  readonly file: string;
  readonly says: Readonly<Record<string, string | undefined>>;
}

/** The variables of one place, read anew at each call. */
export type LookUp = () => Promise<Variables | ConfigProblem>;

const WRITING = 0o022;

/** Read anew at each call. Fails where a file can't be read, or somebody else could have written it. */
export async function variables(
  { envFiles }: Pick<Places, 'envFiles'>,
  env: NodeJS.ProcessEnv,
): Promise<Variables | ConfigProblem> {
  const read = await Promise.all(envFiles.map(variablesFile));
  const files: VariablesFile[] = [];
  for (const found of read) {
    if (found === undefined) continue;
    if ('fault' in found) return found;
    files.push(found);
  }
  // A platform tells the process itself where to listen; in a file that is another program's.
  const { PORT: _another, ...ours } = Object.assign(
    {},
    ...files.map(({ says }) => says).reverse(),
  ) as NodeJS.ProcessEnv;
  const own = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  return { ok: true, env: { ...ours, ...own }, files };
}

/** Undefined where there is none. */
async function variablesFile(file: string): Promise<VariablesFile | ConfigProblem | undefined> {
  try {
    const text = await configText(file, refuseOthers);
    return text === undefined ? undefined : { file, says: parseEnv(text) };
  } catch (error) {
    const message = errorWords(error);
    const fix = 'Make it a file of yours that nobody else can change, or take it away. Then start the gateway again.';
    return configProblem({ where: file, path: '', message, fix });
  }
}

/** The file that a variable comes from which the process does not have. */
export function fileOfVariable({ files }: Pick<Variables, 'files'>, name: string): string | undefined {
  return files.find(({ says }) => says[name] !== undefined)?.file;
}

function refuseOthers(file: string, { uid, mode }: Stats): void {
  if (!isOurs(uid) && uid !== 0) throw new Error(`${file} belongs to another user.`);
  if (process.platform !== 'win32' && (mode & WRITING) !== 0)
    throw new Error(`Other users of this computer can change ${file}.`);
}
