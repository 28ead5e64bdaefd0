/** The log as a file, where the system keeps such files. Bounded: one file, and the one before it. */
import { fstatSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { Logger } from '../gateway/index.ts';

/** About 8,000 lines: days of an ordinary gateway, minutes of one under attack. */
const LARGEST_BYTES = 1_048_576;

/** `systemFolder`: where Electron puts logs, which is right on macOS and Windows. Asked only there: asking makes it. */
export function logFilePlace(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, systemFolder: () => string): string {
  const folder =
    platform === 'linux'
      ? path.join(env['XDG_STATE_HOME'] || path.join(os.homedir(), '.local', 'state'), 'openclaw-gateway')
      : systemFolder();
  return path.join(folder, 'gateway.log');
}

/** A stream of lines. What can't be written (a full disk, a read-only home) is lost: the log never stops the app. */
export function openLogFile(file: string, largestBytes = LARGEST_BYTES): Writable {
  let size: number | undefined;
  const append = async (chunk: Buffer): Promise<void> => {
    if (size === undefined) {
      await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      size = await fs.stat(file).then(
        (found) => found.size,
        () => 0,
      );
    }
    if (size + chunk.length > largestBytes && size > 0) {
      await fs.rename(file, `${file}.1`);
      size = 0;
    }
    await fs.appendFile(file, chunk, { mode: 0o600 });
    size += chunk.length;
  };
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const finish = (): void => {
        done();
      };
      append(chunk).then(finish, finish);
    },
  });
}

/** Then it is somebody else's, such as ~/.xsession-errors, and nobody keeps it small: our lines belong into our own file. */
export function standardErrorIsFile(): boolean {
  try {
    return fstatSync(process.stderr.fd).isFile();
  } catch {
    return false; // closed
  }
}

/** Each line to both. */
export function both(one: Logger, other: Logger): Logger {
  const to =
    (level: keyof Logger): Logger['info'] =>
    (message, facts) => {
      one[level](message, facts);
      other[level](message, facts);
    };
  return { info: to('info'), warn: to('warn'), error: to('error') };
}
