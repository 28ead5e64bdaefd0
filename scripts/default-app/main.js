// Starts the app folder or script named on the command line, as Electron's own default app does. The development
// runtime is taken out of a finished app and has lost it.
import { app } from 'electron/main';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

function readArguments(args) {
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === '-v' || argument === '--version') return { print: `v${process.versions.electron}` };
    if (argument === '-a' || argument === '--abi') return { print: process.versions.modules };
    if (argument === '-r' || argument === '--require') require(path.resolve(args[++index]));
    else if (argument.startsWith('--app=')) return { target: argument.slice('--app='.length) };
    else if (!argument.startsWith('-')) return { target: argument };
  }
  return {};
}

/** Electron gives an app its name, version and path before the app's first line runs. */
function introduce(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(folder);
}

async function start(target) {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const resolved = path.resolve(target);
  const entry = require.resolve(resolved);
  if (fs.existsSync(path.join(resolved, 'package.json'))) introduce(resolved);
  else app.setAppPath(path.dirname(entry));
  await import(pathToFileURL(entry).href);
}

const { print, target } = readArguments(process.argv.slice(1));
if (print !== undefined) {
  console.log(print);
  process.exit(0);
} else if (target === undefined) {
  console.error('Usage: electron [options] <app folder or script>');
  process.exit(1);
} else {
  // Awaited: 'ready' is held back until the app's entry has run, so that it can do what must come before (schemes).
  try {
    await start(target);
  } catch (error) {
    console.error(`Could not start ${target}: ${error?.stack ?? error}`);
    app.exit(1);
  }
}
