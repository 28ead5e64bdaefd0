/** Bundles an entry of a test's own into one file that a plain runtime can run. */
import path from 'node:path';
import { build } from 'vite';

export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../../..');

/** Resolves to the bundle's path. */
export async function bundle(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        external: ['electron', /^electron\//, 'bufferutil', 'utf-8-validate'],
        output: { entryFileNames: '[name].mjs', format: 'es' },
      },
    },
  });
  return path.join(outDir, `${path.parse(entry).name}.mjs`);
}
