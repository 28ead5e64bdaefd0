/** The notices of the libraries in a bundle, as the build collects them: of small libraries that are made for it. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

const PERMISSION = 'Permission is hereby granted, free of charge';

type Files = Readonly<Record<string, string>>;

/** Each library by the folder that it lies in. */
const LIBRARIES = {
  'node_modules/plain': { LICENSE: 'Copyright (c) Plain People', 'index.js': 'export const plain = "plain";' },
  'node_modules/@some/scoped': {
    'LICENCE.md': 'Copyright (c) Scoped People',
    NOTICE: 'It contains a part of another one.',
    'esm/package.json': '{ "type": "module" }',
    'index.js': 'export * from "./esm/index.js";',
    'esm/index.js': 'export * from "plain"; export const scoped = "scoped";',
  },
  'node_modules/@some/scoped/node_modules/plain': {
    LICENSE: 'Copyright (c) Plain People, later',
    'index.js': 'export const inner = "inner";',
  },
  'node_modules/unused': { LICENSE: 'Copyright (c) Nobody Here', 'index.js': 'export const unused = "unused";' },
} satisfies Record<string, Files>;

/** Builds a page of these libraries and resolves to the file of their notices. */
async function noticesOf(libraries: Readonly<Record<string, Files>>, entry: string): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'notices-'));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  const write = async (name: string, text: string): Promise<void> => {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.writeFile(path.join(folder, name), text);
  };
  await write('entry.js', entry);
  for (const [place, files] of Object.entries(libraries)) {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const manifest = { name, version: '1.0.0', license: 'MIT', type: 'module', main: 'index.js' };
    await write(`${place}/package.json`, JSON.stringify(manifest));
    for (const [file, text] of Object.entries(files)) await write(`${place}/${file}`, text);
  }
  const result = path.join(folder, 'out/notices.txt');
  await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [thirdPartyLicenses(result)],
    build: { outDir: path.join(folder, 'out'), rolldownOptions: { input: path.join(folder, 'entry.js') } },
  });
  return await fs.readFile(result, 'utf8');
}

it('names every library that is in the bundle, with all that it says of its licence, and no other', async () => {
  const entry = 'import { plain } from "plain"; import * as scoped from "@some/scoped"; console.log(plain, scoped);';
  const notices = await noticesOf(LIBRARIES, entry);
  expect(notices).toContain('plain 1.0.0 (MIT)\n\nCopyright (c) Plain People\n');
  expect(notices).toContain('plain 1.0.0 (MIT)\n\nCopyright (c) Plain People, later\n');
  expect(notices).toContain('@some/scoped 1.0.0 (MIT)\n\nCopyright (c) Scoped People\n\nIt contains a part');
  expect(notices).not.toContain('unused');
});

it('writes the text for a library that names only the MIT licence and its author', async () => {
  const manifest = {
    name: 'short',
    version: '2.0.0',
    license: 'MIT',
    main: 'index.js',
    author: { name: 'Ann Author' },
  };
  const short = { 'index.js': 'export const short = "short";', 'package.json': JSON.stringify(manifest) };
  const notices = await noticesOf(
    { 'node_modules/short': short },
    'import { short } from "short"; console.log(short);',
  );
  expect(notices).toContain('short 2.0.0 (MIT)\n');
  expect(notices).toContain(`Copyright (c) Ann Author\n\n${PERMISSION}`);
});

it('does not build with a library that brings no text, where none is known', async () => {
  const manifest = { name: 'mute', version: '3.0.0', license: 'BSD-3-Clause', main: 'index.js', author: 'Ann Author' };
  const mute = { 'index.js': 'export const mute = "mute";', 'package.json': JSON.stringify(manifest) };
  const entry = 'import { mute } from "mute"; console.log(mute);';
  await expect(noticesOf({ 'node_modules/mute': mute }, entry)).rejects.toThrow(
    /mute 3\.0\.0 \(BSD-3-Clause\) brings no text/,
  );
  const told = { ...mute, LICENSE: 'Copyright (c) Ann Author' };
  expect(await noticesOf({ 'node_modules/mute': told }, entry)).toContain('mute 3.0.0 (BSD-3-Clause)');
});
