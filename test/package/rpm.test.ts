/** The package for Fedora, openSUSE and their like, as far as Debian has rpm: its scripts run in a system of their own. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { PACKAGE } from '../support/package/installed-app.ts';
import { buildPackage } from '../support/package/package-build.ts';
import { SmallSystem } from '../support/package/small-system.ts';

const run = promisify(execFile);

const COMMANDS = ['openclaw-gateway', 'openclaw'] as const;

/** As dpkg-deb lists them: rights first, path last. */
const EACH_FILE = String.raw`[%{FILEMODES:perms} %{FILENAMES}\n]`;

let folder: string;
let first: string;
let second: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'rpm-'));
  const build = async (version: string): Promise<string> => {
    const files = await buildPackage({ target: 'rpm', output: path.join(folder, version), version });
    return files.find((file) => file.endsWith('.rpm')) ?? 'no package';
  };
  first = await build('1.0.0');
  second = await build('1.1.0');
}, 240_000);

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

describe('the rpm', () => {
  it('has what the deb has', async () => {
    const { first: deb } = inject('packages');
    const inDeb = (await lines('dpkg-deb', '--contents', deb))
      .filter(isFile)
      .map((line) => line.slice(line.indexOf('./') + 1).replace(/ -> .*/, ''));
    const inRpm = (await lines('rpm', '--query', '--queryformat', EACH_FILE, '--package', first))
      .filter(isFile)
      .map((line) => line.slice(line.indexOf('/')));
    expect(inDeb.length).toBeGreaterThan(30);
    expect(inRpm.toSorted()).toEqual(inDeb.toSorted());

    for (const [tag, script] of [
      ['POSTIN', 'postinst'],
      ['POSTUN', 'postrm'],
    ] as const) {
      const ours = await run('rpm', ['--query', '--queryformat', `%{${tag}}`, '--package', first]);
      expect(ours.stdout.trim()).toBe((await run('dpkg-deb', ['--info', deb, script])).stdout.trim());
    }
  });
});

// Each unpacks 300 MB once or twice.
describe('its scripts', { timeout: 240_000 }, () => {
  let system: SmallSystem;
  let rpm: (...args: readonly string[]) => Promise<string>;

  beforeEach(async () => {
    system = await SmallSystem.create(path.join(folder, 'system'));
    // The libraries that it asks for would be in a whole system.
    rpm = async (...args) => (await run('rpm', ['--root', system.root, '--nodeps', ...args])).stdout;
  });

  afterEach(() => system.remove());

  it('offer the command under both names, keep it in an update, and take both away', async () => {
    await rpm('--install', first);
    for (const name of COMMANDS) expect(await system.versionOf(name)).toBe('1.0.0\n');
    // There is no /proc in it: as where ordinary people may make no namespaces, the sandbox needs its helper.
    const { mode } = await fs.stat(path.join(system.root, 'opt/OpenClaw Gateway/chrome-sandbox'));
    expect(mode & 0o7777).toBe(0o4755);

    await rpm('--upgrade', second);
    for (const name of COMMANDS) expect(await system.versionOf(name)).toBe('1.1.0\n');

    expect((await system.traces()).length).toBeGreaterThan(30);
    await rpm('--erase', PACKAGE);
    expect(await system.traces()).toEqual([]);
  });

  it('never take the name openclaw from another program', async () => {
    const official = path.join(system.root, 'usr/bin/openclaw');
    const target = '../lib/node_modules/openclaw/openclaw.mjs';
    await fs.symlink(target, official);
    expect(await rpm('--install', first)).toContain('/usr/bin/openclaw belongs to another program and stays');
    expect(await system.versionOf('openclaw-gateway')).toBe('1.0.0\n');
    await rpm('--upgrade', second);
    expect(await fs.readlink(official)).toBe(target);
    await rpm('--erase', PACKAGE);
    expect(await fs.readlink(official)).toBe(target);
    expect(await system.traces()).toEqual(['usr/bin/openclaw']);
  });

  it('do with a link where a system has no alternatives', async () => {
    await fs.rm(path.join(system.root, 'usr/bin/update-alternatives'));
    await rpm('--install', first);
    expect(await system.versionOf('openclaw-gateway')).toBe('1.0.0\n');
    await rpm('--upgrade', second);
    expect(await system.versionOf('openclaw-gateway')).toBe('1.1.0\n');
    await rpm('--erase', PACKAGE);
    expect(await system.traces()).toEqual([]);
  });
});

async function lines(program: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await run(program, [...args], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').filter(Boolean);
}

function isFile(listed: string): boolean {
  return !listed.startsWith('d');
}
