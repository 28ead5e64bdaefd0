/** Makes programs of the tests into files that plain Node runs. */
import path from 'node:path';
import { build } from 'vite';

/** Where each one is, by its name: `kill-host` is `kill-host.ts` in this folder or one below it, as `hosts/gateway-host`. */
export async function bundlePrograms<Name extends string>(
  names: readonly Name[],
  outDir: string,
): Promise<Readonly<Record<Name, string>>> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(import.meta.dirname, `${name}.ts`)])),
        external: ['bufferutil', 'utf-8-validate'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return Object.fromEntries(names.map((name) => [name, path.join(outDir, `${name}.mjs`)])) as Record<Name, string>;
}
