import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { usableProfileFolder } from '../../src-main/desktop/profile-folder.ts';
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
