/** Bundles programs of the tests into modules that a plain runtime can run: Node, or the app's. */
import path from 'node:path';
import { build } from 'vite';

export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..');

/** Resolves to the path of the one to start. */
export async function bundle(entry: string, outDir: string): Promise<string> {
  const { name } = path.parse(entry);
  await bundleAll({ [name]: entry }, outDir);
  return path.join(outDir, `${name}.mjs`);
}

/** `entries` by their names, under which each is then in `outDir` as `<name>.mjs`. */
export async function bundleAll(entries: Readonly<Record<string, string>>, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: entries,
        external: ['electron', /^electron\//, 'bufferutil', 'utf-8-validate'],
        // By its ending each is a module, whatever a package.json above says, or where there is none.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', format: 'es' },
      },
    },
  });
}
