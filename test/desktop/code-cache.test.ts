/** Files with V8's code cache beside them, loaded by Node's own loader. */
import fs from 'node:fs/promises';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { useCodeCache } from '../../src-main/desktop/code-cache.ts';
import { tempDir } from '../support/gateway.ts';

const { refused } = useCodeCache();
const require = createRequire(import.meta.url);

/** What the program in `source` exports; its cache is made of `cached`. */
async function load(source: string, cached?: string): Promise<unknown> {
  const file = path.join(await tempDir(), 'program.cjs');
  await fs.writeFile(path.join(path.dirname(file), 'other.cjs'), 'module.exports = { word: "hello" };');
  await fs.writeFile(file, source);
  if (cached !== undefined) {
    const cache = new vm.Script(Module.wrap(cached), { filename: file }).createCachedData();
    await fs.writeFile(`${file}.${process.arch}.cache`, cache);
  }
  return require(file);
}

const PROGRAM = `
  const { word } = require('./other.cjs');
  exports.twice = () => [word, word];
  exports.here = [__filename, __dirname, module.exports === exports, this === exports];
`;

it.each([
  ['without a cache', undefined],
  ['with its cache', PROGRAM],
])('loads a file %s', async (_how, cached) => {
  const program = (await load(PROGRAM, cached)) as Record<string, unknown>;
  expect(program).toMatchObject({ here: [expect.stringContaining('program.cjs'), expect.any(String), true, true] });
  expect((program['twice'] as () => unknown)()).toEqual(['hello', 'hello']);
  expect(refused).toEqual([]);
});

it('compiles a file whose cache is of another text, and names it', async () => {
  expect(await load('exports.is = "this one";', 'exports.is = "another";')).toEqual({ is: 'this one' });
  expect(refused).toEqual([expect.stringContaining('program.cjs')]);
});
