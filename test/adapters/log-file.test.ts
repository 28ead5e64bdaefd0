import fs from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { logFilePlace, openLogFile } from '../../src-main/adapters/log-file.ts';
import { tempDir } from '../support/gateway.ts';

async function write(log: Writable, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    await new Promise<void>((resolve, reject) => {
      log.write(`${line}\n`, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

describe('the log file', () => {
  it('is where the system keeps such files', () => {
    expect(logFilePlace('linux', { XDG_STATE_HOME: '/state' }, () => '/logs')).toBe(
      '/state/openclaw-gateway/gateway.log',
    );
    expect(logFilePlace('darwin', { XDG_STATE_HOME: '/state' }, () => '/logs')).toBe('/logs/gateway.log');
  });

  it('goes on where the last run ended, and belongs to its owner alone', async () => {
    const file = path.join(await tempDir(), 'new/gateway.log');
    await write(openLogFile(file), 'one');
    await write(openLogFile(file), 'two');
    expect(await fs.readFile(file, 'utf8')).toBe('one\ntwo\n');
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps two files of bounded size, and the newest lines', async () => {
    const file = path.join(await tempDir(), 'gateway.log');
    await write(openLogFile(file, 20), ...Array.from({ length: 100 }, (_, index) => `line ${String(index)}`));
    expect(await fs.readdir(path.dirname(file))).toEqual(['gateway.log', 'gateway.log.1']);
    const text = (await fs.readFile(`${file}.1`, 'utf8')) + (await fs.readFile(file, 'utf8'));
    expect(text.trim().split('\n').at(-1)).toBe('line 99');
    expect(text.length).toBeLessThanOrEqual(40);
  });

  it('loses lines rather than stop the app where nothing can be written', async () => {
    const folder = await tempDir();
    await fs.writeFile(path.join(folder, 'file'), '');
    const log = openLogFile(path.join(folder, 'file', 'gateway.log'));
    await write(log, 'one', 'two');
    expect(log.destroyed).toBe(false);
  });
});
