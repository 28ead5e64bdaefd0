/**
 * A root file system in place of `node:20-slim`: this machine's Node and the few programs that the image's steps call,
 * each with its libraries, and the accounts that the image has.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';

const PROGRAMS = ['/bin/sh', '/usr/bin/env', '/usr/bin/install', '/usr/bin/id', '/usr/bin/cat', '/usr/bin/sleep'];

export async function makeBaseRoot(root: string): Promise<void> {
  for (const dir of ['bin', 'usr/local/bin', 'usr/bin', 'proc', 'dev', 'tmp', 'etc', 'home/node']) {
    await fs.mkdir(path.join(root, dir), { recursive: true });
  }
  await fs.chmod(path.join(root, 'tmp'), 0o1777);
  await fs.chown(path.join(root, 'home/node'), 1000, 1000);
  await fs.writeFile(
    path.join(root, 'etc/passwd'),
    'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  );
  await fs.writeFile(path.join(root, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  await fs.writeFile(path.join(root, 'dev/null'), '');
  await fs.writeFile(path.join(root, '.dockerenv'), '');
  await copyWithLibraries(process.execPath, path.join(root, 'usr/local/bin/node'), root);
  for (const program of PROGRAMS) await copyWithLibraries(program, path.join(root, program), root);
}

/** Puts a program at `target`, and beside it in `root` what it links. */
export async function copyWithLibraries(program: string, target: string, root: string): Promise<void> {
  await fs.copyFile(program, target);
  await fs.chmod(target, 0o755);
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  for (const [, library] of listed.matchAll(/(\/\S+) \(0x/g)) {
    if (library === undefined) continue;
    await fs.mkdir(path.dirname(path.join(root, library)), { recursive: true });
    await fs.copyFile(library, path.join(root, library));
  }
}
