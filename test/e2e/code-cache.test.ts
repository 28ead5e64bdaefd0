/** The maker of V8's code cache, with an Electron and apps that make different use of what it makes. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { makeCodeCache } from '../../scripts/code-cache.mjs';
import { tempDir } from '../support/gateway.ts';
import '../support/desktop/runtime.setup.ts';

/** An app of one file beside its entry, which loads it by `load`. */
async function anApp(load: string): Promise<string> {
  const folder = await tempDir();
  const main = path.join(folder, 'out/main');
  await fs.mkdir(path.join(main, 'chunks'), { recursive: true });
  await fs.writeFile(path.join(folder, 'package.json'), '{ "name": "one", "main": "out/main/main.cjs" }');
  await fs.writeFile(path.join(main, 'chunks/part.cjs'), 'exports.words = () => ["hello"];');
  await fs.writeFile(
    path.join(main, 'main.cjs'),
    `const file = require('node:path').join(__dirname, 'chunks/part.cjs');
    const cache = () => require('node:fs').readFileSync(file + '.' + process.arch + '.cache');
    const source = () => require('node:module').wrap(require('node:fs').readFileSync(file, 'utf8'));
    ${load}
    require('node:net').createServer().listen(Number(process.env.OPENCLAW_GATEWAY_PORT), '127.0.0.1');`,
  );
  return folder;
}

const compiling = (cachedData: string): string =>
  `new (require('node:vm').Script)(source(), { filename: file, cachedData: ${cachedData} }).runInThisContext();`;

it('makes what the started app takes', async () => {
  const folder = await anApp(compiling('cache()'));
  await makeCodeCache(inject('electronExecutable'), folder);
  const cache = await fs.stat(path.join(folder, `out/main/chunks/part.cjs.${process.arch}.cache`));
  expect(cache.size).toBeGreaterThan(0);
});

it.each([
  ['asks for none', 'require(file);', 'The app asks for no code cache: '],
  ['takes none', compiling('cache().fill(0)'), 'The app takes the code cache of 0 of 1 files: '],
])('fails where the started app %s', async (_what, load, words) => {
  await expect(makeCodeCache(inject('electronExecutable'), await anApp(load))).rejects.toThrow(words);
});
