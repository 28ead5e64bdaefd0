/** Makes the programs of this folder into files that plain Node runs, and says where each one is. */
import path from 'node:path';
import { build } from 'vite';

const NAMES = ['gateway-host', 'knock-program', 'listen-program'] as const;
export type ProgramFiles = Readonly<Record<(typeof NAMES)[number], string>>;

export async function bundlePrograms(outDir: string): Promise<ProgramFiles> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(NAMES.map((name) => [name, path.join(import.meta.dirname, `${name}.ts`)])),
        external: ['bufferutil', 'utf-8-validate'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return Object.fromEntries(NAMES.map((name) => [name, path.join(outDir, `${name}.mjs`)])) as ProgramFiles;
}
