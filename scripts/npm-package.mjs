// One pinned package from the npm registry, fetched with npm itself so that a person's registry and proxy settings hold.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Downloads `spec` (name@version) into `folder` and resolves to the archive's path; rejects unless it is the pinned one. */
export async function fetchPackage(spec, integrity, folder) {
  const download = await fs.mkdtemp(path.join(folder, 'package-'));
  try {
    // Run inside the folder and not with --pack-destination: on Windows npm needs a shell, which splits paths at spaces.
    await run('npm', ['pack', spec, '--ignore-scripts', '--loglevel=error'], {
      cwd: download,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    throw new Error(`${spec} can't be fetched from the npm registry: ${reason(error)}`, { cause: error });
  }
  const [name] = await fs.readdir(download);
  const archive = path.join(download, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new Error(`${spec} from the npm registry is not the pinned file: expected ${integrity}, got ${found}`);
  }
  return archive;
}

/** npm prints codes first, then what happened in words, then much more. */
function reason(error) {
  const lines = (error.stderr || error.message).split('\n').map((line) => line.replace(/^npm error\s*/, ''));
  return lines.find((line) => line !== '' && !/^(code|syscall|errno)\b/.test(line)) ?? error.message;
}
