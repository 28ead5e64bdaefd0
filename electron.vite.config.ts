import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest runtime that must run the output: the development Electron's Node 20.18 and Chrome 130.
const NODE = 'node20';
const CHROME = 'chrome130';

// `ws` looks for these optional native add-ons and does without them.
const OPTIONAL_NATIVE = ['bufferutil', 'utf-8-validate'];

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: 'src-main/desktop/main.ts', openclaw: 'src-main/cli/openclaw.ts' },
        external: ['electron', /^electron\//, ...OPTIONAL_NATIVE],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
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
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: 'out/renderer',
      // Fetched over the network by every browser, unlike what runs from the disk.
      minify: true,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});
