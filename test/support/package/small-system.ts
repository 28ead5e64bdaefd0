import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { copyWithLibraries } from '../container/base-root.ts';

const run = promisify(execFile);

/** What a package's scripts call. */
const PROGRAMS = ['sh', 'readlink', 'chmod', 'ln', 'rm'];

/** Takes what Fedora's program and Debian's both take: an action, and no option before it. */
const ALTERNATIVES = `#!/bin/sh
case "$1" in
  --install | --remove) exec /usr/lib/alternatives "$@" ;;
esac
echo "update-alternatives: unknown option $1" >&2
exit 2
`;

/** A root file system of its own in which a package's scripts run, as small as they let it be. */
export class SmallSystem {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(root: string): Promise<SmallSystem> {
    for (const folder of [
      'usr/bin',
      'usr/lib',
      'bin',
      'dev',
      'etc/alternatives',
      'var/lib/dpkg/alternatives',
      'var/log',
    ]) {
      await fs.mkdir(path.join(root, folder), { recursive: true });
    }
    await fs.writeFile(path.join(root, 'dev/null'), '');
    for (const program of PROGRAMS) await copyWithLibraries(`/bin/${program}`, path.join(root, 'bin', program), root);
    await copyWithLibraries('/usr/bin/update-alternatives', path.join(root, 'usr/lib/alternatives'), root);
    await fs.writeFile(path.join(root, 'usr/bin/update-alternatives'), ALTERNATIVES, { mode: 0o755 });
    return new SmallSystem(root);
  }

  async remove(): Promise<void> {
    await fs.rm(this.root, { recursive: true, force: true });
  }

  /** Of a command in /usr/bin: the links to it are followed as that system would, and it is started by this one. */
  async versionOf(command: string): Promise<string> {
    let file = path.join('/usr/bin', command);
    while ((await fs.lstat(path.join(this.root, file))).isSymbolicLink()) {
      file = path.resolve(path.dirname(file), await fs.readlink(path.join(this.root, file)));
    }
    return (await run(path.join(this.root, file), ['--version'])).stdout;
  }

  /** Everything in it that is named for us, but what a log says of us. */
  async traces(): Promise<string[]> {
    const names = await fs.readdir(this.root, { recursive: true });
    return names.filter((name) => /openclaw/i.test(name));
  }
}
