// `npm run dist`: makes packages in release/. Where only the development Electron is to be had their names say "-dev",
// and they are not for handing out.
//   npm run dist -- deb rpm     only these targets (electron-builder.yml has all of them)
//   --release                   refuses to make anything but what may be handed out
//   --fast                      larger files in seconds instead of minutes
//   --inspectable               for end-to-end tests: the one fuse that lets Playwright in is set
//   --app-version=1.2.3         another version than package.json's
//   --output=FOLDER             another folder than release/
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Arch, build as pack, Platform } from 'electron-builder';
import { build } from './build.mjs';
import { makeCodeCache } from './code-cache.mjs';
import { DEVELOPMENT_ELECTRON_VERSION } from './development-electron.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { updateConfiguration } from './update-feed.mjs';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// AppImage needs a file that neither npm nor Debian carries.
const DEVELOPMENT_TARGETS = ['deb', 'rpm', 'tar.gz'];
const SEVEN_ZIP = '/usr/bin/7za';

const { values: options, positionals: targets } = parseArgs({
  allowPositionals: true,
  options: {
    release: { type: 'boolean', default: false },
    fast: { type: 'boolean', default: false },
    inspectable: { type: 'boolean', default: false },
    'app-version': { type: 'string' },
    output: { type: 'string' },
  },
});

/** Undefined where the product's own Electron is to be had; electron-builder then fetches what each package needs. */
async function developmentRuntime() {
  if (process.platform !== 'linux') return undefined;
  const folder = path.dirname(await electronRuntime());
  const version = fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return version === require('electron/package.json').version ? undefined : { folder, version };
}

function configuration(development) {
  const updates = options.release ? updateConfiguration(process.env) : {};
  return {
    extends: path.join(PROJECT, 'electron-builder.yml'),
    ...updates,
    extraMetadata: { ...updates.extraMetadata, ...(options['app-version'] && { version: options['app-version'] }) },
    ...(options.output && { directories: { output: path.resolve(options.output), buildResources: 'resources' } }),
    ...(options.inspectable && { electronFuses: { enableNodeCliInspectArguments: true } }),
    ...(development && { electronDist: development.folder, electronVersion: development.version }),
    ...(options.release && process.platform !== 'linux' && { forceCodeSigning: true }),
  };
}

/** electron-builder takes these from the environment alone. */
function setEnvironment(development) {
  process.env.RUNTIME_MARK = development ? '-dev' : '';
  process.env.CUSTOM_FPM_PATH = path.join(PROJECT, 'scripts', 'linux-packer.mjs');
  if (options.fast) {
    process.env.LINUX_PACKER_FAST = '1';
    process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL = '1';
  }
  // Its own copy of 7-Zip comes from where the development machine cannot reach.
  if (development && fs.existsSync(SEVEN_ZIP)) process.env.ELECTRON_BUILDER_7ZIP_PATH = SEVEN_ZIP;
}

function requirePrograms(chosen) {
  const missing = chosen.includes('tar.gz') && !process.env.ELECTRON_BUILDER_7ZIP_PATH;
  if (missing) throw new Error('A tar.gz needs the program 7za here: apt-get install p7zip-full');
}

async function main() {
  if (options.release && options.inspectable) throw new Error('A release is never inspectable.');
  const development = await developmentRuntime();
  if (development && options.release) {
    throw new Error(
      `Releases are made only with Electron ${require('electron/package.json').version}, and here is only ` +
        `${development.version}${development.version === DEVELOPMENT_ELECTRON_VERSION ? ', for development' : ''}.\n` +
        'Run this where Electron can be downloaded, as .github/workflows/release.yml does.',
    );
  }
  setEnvironment(development);
  const chosen = targets.length > 0 ? targets : development ? DEVELOPMENT_TARGETS : [];
  if (development) requirePrograms(chosen);
  await build();
  await makeCodeCache(await electronRuntime(), PROJECT);
  const platform = Platform.current();
  await pack({
    projectDir: PROJECT,
    config: configuration(development),
    publish: 'never',
    // Without a target the file's own list counts.
    targets: platform.createTarget(
      chosen,
      ...(chosen.length > 0 && platform !== Platform.MAC ? [Arch[process.arch]] : []),
    ),
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
