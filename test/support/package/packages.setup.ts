import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPackage } from './package-build.ts';

export interface Packages {
  readonly first: string;
  /** The same app, as a newer version. */
  readonly second: string;
  /** What is in the first one, as a folder. */
  readonly shipped: string;
  /** The same as a build for end-to-end tests. */
  readonly inspectable: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    packages: Packages;
  }
}

/** Global setup of the package's tests: makes what all of them install, start and look into. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'packages-'));
  await fs.chmod(folder, 0o755); // apt reads packages as a user of its own
  const deb = async (version: string): Promise<string> => {
    const files = await buildPackage({ target: 'deb', output: path.join(folder, version), version });
    return files.find((file) => file.endsWith('.deb')) ?? 'no package';
  };
  const inspectable = path.join(folder, 'inspectable');
  await buildPackage({ target: 'dir', output: inspectable, version: '1.0.0', inspectable: true });
  project.provide('packages', {
    first: await deb('1.0.0'),
    second: await deb('1.1.0'),
    shipped: path.join(folder, '1.0.0/linux-unpacked'),
    inspectable: path.join(inspectable, 'linux-unpacked'),
  });
  return () => fs.rm(folder, { recursive: true, force: true });
}
