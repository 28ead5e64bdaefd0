/** Bundles an entry of a test's own into modules that a plain runtime can run. */
import path from 'node:path';
import { build } from 'vite';

export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../../..');

/** Resolves to the path of the one to start. */
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
        // By its ending each is a module, whatever a package.json above says, or where there is none.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', format: 'es' },
      },
    },
  });
  return path.join(outDir, `${path.parse(entry).name}.mjs`);
}
