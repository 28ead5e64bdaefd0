import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mendTempFolder, usableProfileFolder } from '../../src-main/desktop/profile-folder.ts';
import { tempDir } from '../support/gateway.ts';

it('is the usual folder where that can be made', async () => {
  const folder = path.join(await tempDir(), 'a/b');
  expect(usableProfileFolder(() => folder)).toBe(folder);
  expect((await fs.stat(folder)).mode & 0o777).toBe(0o700);
});

it('is another one, private too, where it cannot', async () => {
  const file = path.join(await tempDir(), 'file');
  await fs.writeFile(file, '');
  const folder = usableProfileFolder(() => path.join(file, 'profile'));
  expect((await fs.stat(folder)).mode & 0o777).toBe(0o700);
  await fs.rm(folder, { recursive: true });
});

it('is another one where even its name cannot be had', async () => {
  const folder = usableProfileFolder(() => {
    throw new Error("Failed to get 'userData' path");
  });
  expect((await fs.stat(folder)).isDirectory()).toBe(true);
  await fs.rm(folder, { recursive: true });
});

it('is another one where the usual one is on a disk that takes no more files', async () => {
  const folder = usableProfileFolder(() => '/proc'); // root may write there by its rights, and can make nothing
  expect(path.dirname(folder)).toBe(os.tmpdir());
  await fs.rm(folder, { recursive: true });
});

it('leaves nothing in a folder that can be used', async () => {
  const folder = await tempDir();
  usableProfileFolder(() => folder);
  mendTempFolder({ TMPDIR: folder });
  expect(await fs.readdir(folder)).toEqual([]);
});

it.each([
  ['stays as it is where it can be used', (good: string) => ({ TMPDIR: good, XDG_RUNTIME_DIR: '/proc' }), 'good'],
  ['is the session’s own where it can’t', (good: string) => ({ TMPDIR: '/proc', XDG_RUNTIME_DIR: good }), 'good'],
  ['is the system’s where the session has none', () => ({ TMPDIR: '/proc/nothing' }), '/tmp'],
  ['is not named where the system’s own is meant', () => ({}), undefined],
])('the folder for temporary files %s', async (_what, environment, expected) => {
  const good = await tempDir();
  const env: NodeJS.ProcessEnv = environment(good);
  mendTempFolder(env);
  expect(env['TMPDIR']).toBe(expected === 'good' ? good : expected);
});
