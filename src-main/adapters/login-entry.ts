/**
 * "Start at login" on Linux: one entry in the autostart folder (Desktop Application Autostart Specification). Here and
 * not in a host, because the app and the command line switch the same entry.
 */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseEntry, entryText, judgeEntry, switchedOff, type StartAtLogin } from './login-entry-text.ts';
import { loginUnitMask } from './login-unit.ts';

const FILE = 'openclaw-gateway.desktop';

export interface LoginEntry {
  /** Where the person's own entry is, or would be. */
  readonly file: string;
  state(): Promise<StartAtLogin>;
  /** `command`: the program and its arguments, as the session will start it. Rejects where the file can't be written. */
  set(on: boolean, command: readonly string[]): Promise<void>;
}

export function loginEntry(env: NodeJS.ProcessEnv): LoginEntry {
  const home = env['HOME'] ?? os.homedir();
  const file = path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'autostart', FILE);
  const systemFiles = (env['XDG_CONFIG_DIRS'] || '/etc/xdg')
    .split(':')
    .map((folder) => path.join(folder, 'autostart', FILE));

  return {
    file,
    async state() {
      const texts = await Promise.all([file, ...systemFiles].map(read));
      const text = texts.find((found) => found !== undefined);
      if (text === undefined) return { kind: 'off' };
      const entry = parseEntry(text);
      const judged = judgeEntry(entry, {
        desktop: env['XDG_CURRENT_DESKTOP'] ?? '',
        missing: await firstMissing([entry.program, entry.values.get('TryExec')], env['PATH'] ?? ''),
      });
      const mask = judged.kind === 'on' ? await loginUnitMask(env) : undefined;
      return mask === undefined ? judged : { kind: 'overridden', why: { code: 'masked', file: mask } };
    },
    async set(on, command) {
      const bySystem = (await Promise.all(systemFiles.map(read))).some((found) => found !== undefined);
      if (on) await write(file, entryText(command));
      else if (bySystem) await write(file, switchedOff(command));
      else await fs.rm(file, { force: true });
    },
  };
}

function read(file: string): Promise<string | undefined> {
  return fs.readFile(file, 'utf8').catch(() => undefined);
}

async function firstMissing(programs: readonly (string | undefined)[], searchPath: string) {
  for (const program of programs) {
    if (program !== undefined && program !== '' && !(await canRun(program, searchPath))) return program;
  }
  return undefined;
}

/** One without a slash is looked for, as a shell does. */
async function canRun(program: string, searchPath: string): Promise<boolean> {
  const folders = program.includes('/') ? [''] : searchPath.split(':').filter(Boolean);
  for (const folder of folders) {
    const file = path.join(folder, program);
    const there = await fs.access(file, fs.constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}

/** A session that starts at this moment sees the old entry or the new one, and never half of it. */
async function write(file: string, text: string): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await fs.writeFile(unfinished, text);
  await fs.rename(unfinished, file);
}
