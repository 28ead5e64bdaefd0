/** Programs of the tests, bundled while those run that stand beside the call. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { bundleAll } from './bundle.ts';

/**
 * Where each one is while the tests run that stand beside the call, by its name: `kill-host` is `kill-host.ts` in this
 * folder, or in one below it as `hosts/gateway-host`.
 */
export function bundledPrograms<Name extends string>(names: readonly Name[]): Readonly<Record<Name, string>> {
  const programs = {} as Record<Name, string>;
  let folder = '';
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ocg-programs-'));
    await bundleAll(
      Object.fromEntries(names.map((name) => [name, path.join(import.meta.dirname, `${name}.ts`)])),
      folder,
    );
    for (const name of names) programs[name] = path.join(folder, `${name}.mjs`);
  }, 60_000);
  afterAll(() => fs.rm(folder, { recursive: true, force: true }));
  return programs;
}
