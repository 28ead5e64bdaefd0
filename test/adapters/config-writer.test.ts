/** Writing the config file: whole or not at all, never over someone else's change, never through someone else's link. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodePorts, placesFrom, systemClock } from '../../src-main/adapters/index.ts';
import type { ConfigWriter } from '../../src-main/gateway/index.ts';
import { tempDir } from '../support/gateway.ts';

const TEXT = '{ gateway: { port: 1 /* mine */ } }';
const PORT_2 = { gateway: { port: 2 } };

/** A writer of the file in a folder of its own. */
async function scene(text?: string): Promise<{ dir: string; file: string; writer: ConfigWriter }> {
  const dir = await tempDir();
  const places = placesFrom({ OPENCLAW_STATE_DIR: dir });
  if (text !== undefined) await fs.writeFile(places.configFile, text);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const never = () => Promise.reject(new Error('not here'));
  const host = { mode: 'headless' as const, version: '', pid: 0, start: never, stop: never, restart: never };
  const { configWriter } = nodePorts({ places, env: {}, host, clock: systemClock, logger: quiet, pagesDir: dir });
  return { dir, file: places.configFile, writer: configWriter };
}

const read = async (file: string): Promise<string> => await fs.readFile(file, 'utf8');
/** What is in the folder, but for the folder of our own. */
const names = async (dir: string): Promise<string[]> =>
  (await fs.readdir(dir)).filter((name) => name !== 'gateway-desktop').sort();

describe('the config', () => {
  it.each([0o600, 0o644, 0o660])('keeps its mode %o, and leaves nothing beside it', async (mode) => {
    const { dir, file, writer } = await scene(TEXT);
    await fs.chmod(file, mode);
    expect(await writer.write(TEXT, PORT_2)).toMatchObject({ ok: true, changedPaths: ['gateway.port'] });
    expect(await read(file)).toBe(TEXT.replace('1', '2'));
    expect((await fs.stat(file)).mode & 0o777).toBe(mode);
    expect(await names(dir)).toEqual(['openclaw.json']);
  });

  it('that is new is its owner’s alone', async () => {
    const { file, writer } = await scene();
    expect(await writer.write(undefined, PORT_2)).toMatchObject({ ok: true });
    expect(JSON.parse(await read(file))).toEqual(PORT_2);
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600);
  });

  it('that says it all already is not written', async () => {
    const { file, writer } = await scene(TEXT);
    const { ino } = await fs.stat(file);
    expect(await writer.write(TEXT, { gateway: { port: 1 } })).toMatchObject({ ok: true, changedPaths: [] });
    expect((await fs.stat(file)).ino).toBe(ino);
  });

  it.each([
    ['was changed', TEXT, `${TEXT}\n`],
    ['was made', undefined, TEXT],
  ])('that %s meanwhile is left as it is', async (_what, base, now) => {
    const { dir, file, writer } = await scene(now);
    expect(await writer.write(base, PORT_2)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await read(file)).toBe(now);
    expect(await names(dir)).toEqual(['openclaw.json']);
    expect(await writer.write(now, PORT_2)).toMatchObject({ ok: true });
  });

  it('that was removed meanwhile is not brought back', async () => {
    const { dir, file, writer } = await scene(TEXT);
    await fs.rm(file);
    expect(await writer.write(TEXT, PORT_2)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await names(dir)).toEqual([]);
  });

  it('takes one of two changes that were made from the same text', async () => {
    const { file, writer } = await scene(TEXT);
    const both = await Promise.all([writer.write(TEXT, PORT_2), writer.write(TEXT, { gateway: { port: 3 } })]);
    expect(both).toMatchObject([{ ok: true }, { ok: false, reason: 'changed-meanwhile' }]);
    expect(await read(file)).toBe(TEXT.replace('1', '2'));
  });
});

describe('in its place', () => {
  it('a link of one’s own stays, and what it leads to is replaced', async () => {
    const { dir, file, writer } = await scene();
    await fs.mkdir(path.join(dir, 'dotfiles'));
    const real = path.join(dir, 'dotfiles', 'claw.json5');
    await fs.writeFile(real, TEXT);
    await fs.symlink('dotfiles/second', file);
    await fs.symlink('claw.json5', path.join(dir, 'dotfiles', 'second'));
    expect(await writer.write(TEXT, PORT_2)).toMatchObject({ ok: true });
    expect(await fs.readlink(file)).toBe('dotfiles/second');
    expect(await read(real)).toBe(TEXT.replace('1', '2'));
    expect((await fs.lstat(real)).isFile()).toBe(true);
    expect(await fs.readdir(path.dirname(real))).toEqual(['claw.json5', 'second']);
  });

  it.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['a folder', (file) => fs.mkdir(file), /is not a file/],
    ['a pipe', (file) => Promise.resolve(execFileSync('mkfifo', [file])), /is not a file/],
    ['a circle of links', (file) => fs.symlink(path.basename(file), file), /leads in a circle/],
    ['a huge file', (file) => fs.writeFile(file, `${TEXT}${' '.repeat(1_048_576)}`), /larger than 1 MiB/],
    ['a read-only file', (file) => fs.writeFile(file, TEXT, { mode: 0o444 }), /is read-only/],
  ])('%s is refused, and stays', async (_what, put, why) => {
    const { file, dir, writer } = await scene();
    await put(file);
    const before = await fs.lstat(file);
    expect(await writer.write(TEXT, PORT_2)).toMatchObject({
      ok: false,
      reason: 'not-written',
      why: expect.stringMatching(why) as string,
    });
    const now = await fs.lstat(file);
    expect([now.ino, now.size, now.mtimeMs]).toEqual([before.ino, before.size, before.mtimeMs]);
    expect(await names(dir)).toEqual(['openclaw.json']);
  });

  // Only root can make what belongs to someone else.
  it.runIf(process.getuid?.() === 0)('what belongs to another user is refused', async () => {
    const NOBODY = 65_534;
    const linked = await scene();
    const real = path.join(linked.dir, 'real');
    await fs.writeFile(real, TEXT);
    await fs.symlink('real', linked.file);
    await fs.lchown(linked.file, NOBODY, NOBODY);
    expect(await linked.writer.write(TEXT, PORT_2)).toMatchObject({
      ok: false,
      why: `${linked.file} is a link of another user.`,
    });
    await fs.lchown(linked.file, 0, 0);
    await fs.chown(real, NOBODY, NOBODY);
    expect(await linked.writer.write(TEXT, PORT_2)).toMatchObject({
      ok: false,
      why: `${real} belongs to another user.`,
    });
    expect(await read(real)).toBe(TEXT);
    await fs.chown(real, 0, 0);
    expect(await linked.writer.write(TEXT, PORT_2)).toMatchObject({ ok: true });
  });
});
