/** The package for Fedora, openSUSE and their like, as far as Debian has rpm: installed into a root of its own. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PACKAGE } from '../support/package/installed-app.ts';
import { buildPackage } from '../support/package/package-build.ts';

const run = promisify(execFile);

/** As dpkg-deb lists them: rights first, path last. */
const EACH_FILE = String.raw`[%{FILEMODES:perms} %{FILENAMES}\n]`;

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'rpm-'));
  const files = await buildPackage({ target: 'rpm', output: path.join(folder, 'built'), version: '1.0.0' });
  file = files.find((each) => each.endsWith('.rpm')) ?? 'no package';
}, 120_000);

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

describe('the rpm', () => {
  it('has what the deb has', async () => {
    const { first } = inject('packages');
    const inDeb = (await lines('dpkg-deb', '--contents', first))
      .filter(isFile)
      .map((line) => line.slice(line.indexOf('./') + 1).replace(/ -> .*/, ''));
    const inRpm = (await lines('rpm', '--query', '--queryformat', EACH_FILE, '--package', file))
      .filter(isFile)
      .map((line) => line.slice(line.indexOf('/')));
    expect(inDeb.length).toBeGreaterThan(30);
    expect(inRpm.toSorted()).toEqual(inDeb.toSorted());

    for (const [tag, script] of [
      ['POSTIN', 'postinst'],
      ['POSTUN', 'postrm'],
    ] as const) {
      const ours = await run('rpm', ['--query', '--queryformat', `%{${tag}}`, '--package', file]);
      expect(ours.stdout.trim()).toBe((await run('dpkg-deb', ['--info', first, script])).stdout.trim());
    }
  });

  it('is installed, has a command that runs, and is gone when it is removed', async () => {
    const root = path.join(folder, 'root');
    // The scripts need a whole system; the libraries and /bin/sh, which it asks for, would be in that too.
    const rpm = (...args: readonly string[]) => run('rpm', ['--root', root, '--nodeps', '--noscripts', ...args]);
    await fs.mkdir(root);
    await rpm('--install', file);
    const command = path.join(root, 'opt/OpenClaw Gateway/resources/command/openclaw-gateway');
    expect((await run(command, ['--version'])).stdout).toBe('1.0.0\n');
    await rpm('--erase', PACKAGE);
    const left = await fs.readdir(root, { recursive: true });
    expect(left.filter((name) => /openclaw/i.test(name))).toEqual([]);
  });
});

async function lines(program: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await run(program, [...args], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').filter(Boolean);
}

function isFile(listed: string): boolean {
  return !listed.startsWith('d');
}
