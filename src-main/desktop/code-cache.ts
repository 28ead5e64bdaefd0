/**
 * What V8 made of our files when they were packed (scripts/code-cache.mjs): with it a start need not parse and compile
 * them, a third of what it takes beyond a bare Electron. A cache lies beside its file, in the app's archive.
 */
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

export interface CodeCache {
  /** The files whose cache is of another V8, or of another text. They were compiled as ever. */
  readonly refused: readonly string[];
}

/** Node's own loader of CommonJS, which every tool replaces that has a hand in how modules are compiled. */
interface Loader {
  _compile: (this: NodeJS.Module, source: string, file: string, ...more: unknown[]) => unknown;
}

/** Bytecode is of one processor, and a universal app for macOS runs on two. */
function cacheOf(file: string): string {
  return `${file}.${process.arch}.cache`;
}

/** For what is loaded from now on: what the bundler makes, in which no `import()` is left. */
export function useCodeCache(): CodeCache {
  const refused: string[] = [];
  const loader = Module.prototype as unknown as Loader;
  const compile = loader._compile;
  loader._compile = function (source, file, ...more) {
    const cachedData = readIfThere(cacheOf(file));
    if (cachedData === undefined) return compile.call(this, source, file, ...more);
    const script = new vm.Script(Module.wrap(source), { filename: file, cachedData });
    if (script.cachedDataRejected === true) refused.push(file);
    const run = script.runInThisContext() as (...parameters: unknown[]) => unknown;
    return run.call(this.exports, this.exports, createRequire(file), this, file, path.dirname(file));
  };
  return { refused };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}
