/** A config in several files, as a folder of a test's own. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../src-main/adapters/config/config-file.ts';
import { tempDir } from '../support/gateway.ts';

export type Files = Readonly<Record<string, string>>;

/** A folder of its own with these files in it, by their names. */
export async function folder(files: Files): Promise<string> {
  const dir = await tempDir();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text, { mode: 0o600 });
  }
  return dir;
}

/** Reads `openclaw.json` of such a folder, which is called DIR in the words of what is wrong. */
export async function read(files: Files, env: NodeJS.ProcessEnv = {}) {
  const dir = await folder(files);
  const noted: string[] = [];
  const result = await readConfig(path.join(dir, 'openclaw.json'), env, (file) => noted.push(path.relative(dir, file)));
  const words = result.ok ? '' : `${result.fault.what} | ${result.fault.why} | ${result.fault.fix}`;
  return { dir, noted, result, words: words.replaceAll(dir, 'DIR') };
}
