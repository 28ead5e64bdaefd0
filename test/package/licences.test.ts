/** The package has with it what the licences of everything in it ask for. */
import fs from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import '../support/package/packages.setup.ts';

/** Of an import: the name of a package, without what is imported from its inside. */
const LIBRARY = /\bfrom '((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?'/g;
const TYPES_ALONE = /^import type .*$/gm;
const NO_LIBRARY = new Set([...builtinModules, 'electron']);
/** What the usual licences have in their texts. */
const GRANT = /Permission to use|Permission is hereby granted|Redistribution and use/;

const { shipped } = inject('packages');

/** The libraries that our own sources import. */
async function imported(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of ['src-main', 'src-renderer']) {
    const files = await fs.readdir(path.join(PROJECT_FOLDER, folder), { recursive: true });
    for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
      const text = await fs.readFile(path.join(PROJECT_FOLDER, folder, file), 'utf8');
      for (const [, name = ''] of text.replace(TYPES_ALONE, '').matchAll(LIBRARY)) names.add(name);
    }
  }
  return new Set([...names].filter((name) => !NO_LIBRARY.has(name)));
}

it('names every library that is imported, with the text of its licence', async () => {
  const text = await fs.readFile(path.join(shipped, 'resources/command/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const [, ...notices] = text.split(/^={80}$/m).map((notice) => notice.trim());
  const named = new Map(notices.map((notice) => [notice.split(' ', 1)[0], notice]));
  const libraries = [...(await imported())];
  expect(libraries.length).toBeGreaterThan(15);
  expect(libraries.filter((name) => !GRANT.test(named.get(name) ?? ''))).toEqual([]);
  // What comes with them, such as what draws for React.
  expect(named.has('scheduler')).toBe(true);
});

it('has the licences of the programs beside them', async () => {
  const beginnings = {
    'LICENSE.electron.txt': /^Copyright \(c\) Electron contributors/,
    'LICENSES.chromium.html': /^<!doctype html>|^<!--/i,
    'resources/command/LICENSE': /^MIT License/,
    'resources/command/LICENSE.node.txt': /^Node\.js is licensed for use as follows/,
  };
  for (const [file, beginning] of Object.entries(beginnings)) {
    expect(await fs.readFile(path.join(shipped, file), 'utf8'), file).toMatch(beginning);
  }
});
