import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { thirdPartyLicenses } from './scripts/third-party-licenses.mjs';

// The oldest runtime that must run the output: the development Electron's Node 20.18 and Chrome 130.
const NODE = 'node20';
const CHROME = 'chrome130';

// `ws` looks for these optional native add-ons and does without them.
const OPTIONAL_NATIVE = ['bufferutil', 'utf-8-validate'];

// What conf, the inner part of electron-store, takes along for schemas and migrations. Our preferences have neither, and
// to parse it (330 KB) took a tenth of a start.
const UNUSED_BY_CONF = new Set(['ajv/dist/2020.js', 'ajv-formats', 'semver']);

// What pino writes with where it is given no stream, and its threads. Our log has a stream; they take 4 ms of a start.
const UNUSED_BY_PINO = new Set(['sonic-boom', 'thread-stream']);

// Conf asks it whether two objects are the same. It takes 5 ms of a start, and conf has what says so without it.
const ASSERT = "import assert from 'node:assert';";
const SAME =
  "const assert = { deepEqual: (one, other) => { if (!isDeepStrictEqual(one, other)) throw new Error('not the same'); } };";

const withoutUnused = {
  name: 'without-unused',
  enforce: 'pre' as const,
  resolveId: (source: string, importer?: string) => {
    if (UNUSED_BY_CONF.has(source) && importer?.includes('/node_modules/conf/')) return '\0unused';
    if (UNUSED_BY_PINO.has(source) && importer?.includes('/node_modules/pino/')) return '\0unused-class';
    return undefined;
  },
  load: (id: string) => {
    if (id === '\0unused') return 'export default undefined; export const Ajv2020 = undefined;';
    return id === '\0unused-class' ? 'module.exports = class {};' : undefined;
  },
  transform: (code: string, id: string) =>
    id.includes('/node_modules/conf/') && code.includes(ASSERT) ? code.replace(ASSERT, SAME) : undefined,
};

const licenses = thirdPartyLicenses('out/THIRD-PARTY-LICENSES.txt');

export default defineConfig({
  main: {
    plugins: [withoutUnused, licenses],
    build: {
      target: NODE,
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: 'src-main/desktop/main.ts', openclaw: 'src-main/cli/openclaw.ts' },
        external: ['electron', /^electron\//, ...OPTIONAL_NATIVE],
        output: {
          format: 'cjs', // a tenth of a start faster than ES modules, which Electron links one by one
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Less to read at each start, one byte a character; the names stay, for whoever reads a stack.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
        },
      },
    },
  },
  preload: {
    plugins: [licenses],
    build: {
      target: NODE,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src-main/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload cannot be an ES module
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), licenses],
    build: {
      target: CHROME,
      outDir: 'out/renderer',
      // Fetched over the network by every browser, unlike what runs from the disk.
      minify: true,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});
