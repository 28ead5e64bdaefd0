import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { Daemon } from '../desktop/daemon.ts';

const run = promisify(execFile);

/** Whoever's root is not the system's own may make no user namespaces: here it is the same one, seen at another place. */
const IN_ANOTHER_ROOT = 'mount --rbind / /mnt && exec /usr/sbin/chroot /mnt "$@"';

/** A person with an account on this machine and no rights beyond it. The tests themselves run as root. */
export class OrdinaryUser {
  readonly name: string;
  readonly home: string;
  readonly uid: number;

  private constructor(name: string, home: string, uid: number) {
    this.name = name;
    this.home = home;
    this.uid = uid;
  }

  static async create(name: string): Promise<OrdinaryUser> {
    await run('userdel', ['--remove', '--force', name]).catch(() => undefined); // left by a run that was killed
    await run('useradd', ['--create-home', '--shell', '/bin/bash', name]);
    const [, , uid, , , home] = (await run('getent', ['passwd', name])).stdout.trim().split(':');
    return new OrdinaryUser(name, home ?? '', Number(uid));
  }

  /** As over ssh: no display, no session bus. */
  get bareEnv(): Record<string, string> {
    return {
      HOME: this.home,
      USER: this.name,
      LOGNAME: this.name,
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'C.UTF-8',
    };
  }

  /** Runs a program to its end as this person; rejects when it fails. */
  async run(program: string, args: readonly string[], env = this.bareEnv): Promise<string> {
    const { stdout } = await run('setpriv', [...this.#become(), program, ...args], {
      env,
      cwd: this.home,
      timeout: 60_000,
    });
    return stdout;
  }

  spawn(program: string, args: readonly string[], env = this.bareEnv, pipes = 0): Daemon {
    return Daemon.spawn('setpriv', [...this.#become(), program, ...args], { env, cwd: this.home, pipes });
  }

  /** Whether this person may make the namespaces of which Chromium makes its sandbox. */
  async mayMakeNamespaces(): Promise<boolean> {
    return await this.run('unshare', ['--user', '--map-root-user', '--net', 'true']).then(
      () => true,
      () => false,
    );
  }

  /** As on a system where ordinary people may make no namespaces. */
  spawnWithoutNamespaces(program: string, args: readonly string[], env: Record<string, string>): Daemon {
    const inside = ['--mount', '--', 'sh', '-c', IN_ANOTHER_ROOT, 'sh', 'setpriv', ...this.#become(), program, ...args];
    return Daemon.spawn('unshare', inside, { env });
  }

  async own(file: string): Promise<void> {
    await run('chown', ['-R', `${this.name}:`, file]);
  }

  async write(file: string, text: string): Promise<void> {
    await this.run('mkdir', ['-p', file.slice(0, file.lastIndexOf('/'))]);
    await fs.writeFile(file, text);
    await this.own(file);
  }

  /** Its processes that draw a page and may call only what Chromium's filter lets through (seccomp mode 2). */
  async sandboxedRenderers(): Promise<number> {
    // It exits with 1 when it finds none.
    const search = run('pgrep', ['--uid', String(this.uid), '--full', 'type=renderer']);
    const { stdout } = await search.catch(() => ({ stdout: '' }));
    const modes = await Promise.all(
      stdout
        .trim()
        .split('\n')
        .map((pid) => fs.readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')),
    );
    return modes.filter((status) => /^Seccomp:\s+2$/m.test(status)).length;
  }

  /** Ends all that still runs as this person. */
  async endAll(): Promise<void> {
    await run('pkill', ['-KILL', '--uid', String(this.uid)]).catch(() => undefined); // nothing runs
  }

  async remove(): Promise<void> {
    await this.endAll();
    await run('userdel', ['--remove', '--force', this.name]).catch(() => undefined);
  }

  /** `setpriv` becomes the program, where `su` would stay above it and take its signals. */
  #become(): readonly string[] {
    return [`--reuid=${this.name}`, `--regid=${this.name}`, '--init-groups', '--'];
  }
}
