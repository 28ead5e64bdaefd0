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

// Its writer asks to be told of signals, fourteen of them, to delete a file that is half written; it writes in one go.
const UNUSED_BY_WRITER = new Set(['when-exit']);

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
    if (UNUSED_BY_WRITER.has(source) && importer?.includes('/node_modules/atomically/')) return '\0unused-function';
    return undefined;
  },
  load: (id: string) => {
    if (id === '\0unused') return 'export default undefined; export const Ajv2020 = undefined;';
    if (id === '\0unused-function') return 'export default () => undefined;';
    return id === '\0unused-class' ? 'module.exports = class {};' : undefined;
  },
  transform: (code: string, id: string) =>
    id.includes('/node_modules/conf/') && code.includes(ASSERT) ? code.replace(ASSERT, SAME) : undefined,
};

// Of Node's own, what a start needs only where it speaks TLS or compresses: 6 ms of it. So they are loaded when a member of
// theirs is asked for; it is found by way of a prototype, since a wrapper of the bundler takes that over and copies the rest.
const LATE = /\brequire\("((?:node:)?(?:https|tls|zlib))"\)/g;

const lateBuiltins = {
  name: 'late-builtins',
  renderChunk: (code: string) =>
    code.replace(LATE, 'Object.create(new Proxy({}, { get: (_, member) => require("$1")[member] }))'),
};

const licenses = thirdPartyLicenses('out/THIRD-PARTY-LICENSES.txt');

export default defineConfig({
  main: {
    plugins: [withoutUnused, lateBuiltins, licenses],
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
