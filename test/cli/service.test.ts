/** The unit of systemd that an owner asks for, in a folder of this test's own: no systemd runs here. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { service } from '../../src-main/cli/service.ts';
import { tempDir } from '../support/gateway.ts';

async function unitFile(): Promise<string> {
  const folder = await tempDir();
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  vi.stubEnv('PATH', folder); // nothing of this machine's is told
  const file = path.join(folder, 'systemd/user/openclaw-gateway.service');
  await fs.mkdir(path.dirname(file), { recursive: true });
  return file;
}

describe.runIf(process.platform === 'linux')('a service', () => {
  it('is written, said not to run, and removed', async () => {
    const file = await unitFile();
    expect(await service('status')).toMatchObject({ exitCode: 0, json: { state: 'absent' } });
    expect(await service('install')).toMatchObject({ exitCode: 1, json: { state: 'written' } });
    expect(await fs.readFile(file, 'utf8')).toContain('ExecStart=');
    expect(await service('status')).toMatchObject({ exitCode: 1, json: { state: 'stopped' } });
    expect(await service('remove')).toMatchObject({ exitCode: 0, json: { state: 'absent' } });
    await expect(fs.access(file)).rejects.toThrow('ENOENT');
  });

  it('is not installed where its unit cannot be written, and the reason is said', async () => {
    const folder = path.dirname(await unitFile());
    await fs.rmdir(folder);
    await fs.writeFile(folder, 'a file in place of the folder');
    const { exitCode, problem } = await service('install');
    expect([exitCode, problem]).toEqual([1, expect.stringMatching(/^Nothing installed: .*could not be written\.\nE/)]);
  });

  it.each([
    ['install', 1, 'masked'],
    ['status', 1, 'masked'],
    ['remove', 0, 'absent'],
  ] as const)('that was masked stays so: %s', async (choice, exitCode, state) => {
    const file = await unitFile();
    await fs.symlink('/dev/null', file);
    expect(await service(choice)).toMatchObject({ exitCode, json: { state } });
    expect(await fs.readlink(file)).toBe('/dev/null');
  });
});
