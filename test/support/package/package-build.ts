import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../bundle.ts';

const run = promisify(execFile);

export interface PackageBuild {
  readonly target: 'deb' | 'dir' | 'rpm' | 'tar.gz';
  readonly output: string;
  readonly version?: string;
  readonly inspectable?: boolean;
}

/** Runs `npm run dist` as a person does, with fast compression; resolves to the files it made. */
export async function buildPackage({ target, output, version, inspectable = false }: PackageBuild): Promise<string[]> {
  const args = [
    path.join(PROJECT_FOLDER, 'scripts/dist.mjs'),
    ...[target, '--fast', `--output=${output}`],
    ...(version === undefined ? [] : [`--app-version=${version}`]),
    ...(inspectable ? ['--inspectable'] : []),
  ];
  await run(process.execPath, args, { cwd: PROJECT_FOLDER, maxBuffer: 16 * 1024 * 1024 });
  return (await fs.readdir(output)).map((name) => path.join(output, name));
}

export async function aptGet(...args: string[]): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another program on this machine may be installing something at this moment.
  const patience = ['-o', 'DPkg::Lock::Timeout=120'];
  return (await run('apt-get', ['--quiet', '--yes', '--no-install-recommends', ...patience, ...args], { env })).stdout;
}
