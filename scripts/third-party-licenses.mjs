// What the libraries in the bundles ask for in return: their notices, in one file beside the bundles. (Vite's own
// `build.license` makes one per bundle, without NOTICE files, and passes over a library that brings no text.)
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Ours is the text that every MIT licence has, under a line that says whose.
const OUR_LICENSE = fileURLToPath(new URL('../LICENSE', import.meta.url));
const NOTICES = /^(licen[cs]e|copying|notice)/i;
const RULE = '='.repeat(80);
const BEGINNING = `OpenClaw Gateway for the desktop contains the libraries below. The licences of Electron, of Chromium and
of Node lie beside those programs.
`;

/** One plugin for all of the build's bundles: with each that is written, `file` names the libraries of one more. */
export function thirdPartyLicenses(file) {
  const notices = new Map();
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      for (const { type, moduleIds = [] } of Object.values(bundle)) {
        for (const folder of type === 'chunk' ? new Set(moduleIds.map(libraryFolder)) : []) {
          if (folder !== undefined && !notices.has(folder)) notices.set(folder, notice(folder));
        }
      }
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, [BEGINNING, ...[...notices.values()].toSorted()].join(`\n${RULE}\n`));
    },
  };
}

/** The innermost package that a module is of; undefined for our own and for what the bundler itself adds. */
function libraryFolder(moduleId) {
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(moduleId)?.[0];
}

/** Throws where a library brings no text and it is not known which one it means. */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = fs
    .readdirSync(folder)
    .filter((file) => NOTICES.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    const holder = author?.name ?? author;
    if (license !== 'MIT' || !holder) throw new Error(`${name} ${version} (${license}) brings no text of its licence.`);
    texts.push(
      fs
        .readFileSync(OUR_LICENSE, 'utf8')
        .trim()
        .replace(/^Copyright .*/m, `Copyright (c) ${holder}`),
    );
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
