/** Starts an image as an engine does: namespaces of its own, a root of its own, a volume, an ordinary user. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Image } from './image.ts';

export interface Ended {
  readonly code: number;
  readonly text: string;
}

export interface Container {
  /** All that it has printed. */
  readonly log: () => string;
  /** Resolves with the exit code of its first program, null where that was killed. */
  readonly ended: Promise<number | null>;
  /** As `docker exec`: another program in it, by the same user. */
  exec(command: readonly string[]): Promise<Ended>;
  /** As `docker stop` and `docker kill` begin. */
  signal(name: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface ContainerOptions {
  readonly name: string;
  /** A folder of this machine; without one the state is in the container. */
  readonly volume?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** `folder` is where its root is made. The network that it gets is its own and leads nowhere. */
export async function startContainer(image: Image, folder: string, options: ContainerOptions): Promise<Container> {
  const root = path.join(folder, options.name);
  await fs.cp(image.root, root, { recursive: true, verbatimSymlinks: true });
  await fs.chown(path.join(root, image.volume), 1000, 1000); // which the copy did not keep
  const variables = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/home/node', ...image.env, ...options.env };
  const env = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const inside = (command: readonly string[]): string[] => [
    'chroot',
    '--userspec=1000:1000',
    '--groups=',
    root,
    '/usr/bin/env',
    '-i',
    ...env,
    ...command,
  ];
  const prepare = [
    'mount --make-rprivate /',
    `mount --bind ${root} ${root}`,
    `mount -t proc proc ${root}/proc`,
    `mount --bind /dev/null ${root}/dev/null`,
    ...(options.volume === undefined ? [] : [`mount --bind ${options.volume} ${root}${image.volume}`]),
    'ip link set lo up',
    `hostname ${options.name}`,
    'exec "$@"',
  ].join(' && ');
  const separate = ['--net', '--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child'];
  const child = spawn('unshare', [...separate, 'sh', '-c', prepare, 'sh', ...inside(image.command)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(() => void child.kill('SIGKILL'));
  // The one that `unshare` waits for is the first one of the container.
  const tasks = `/proc/${String(child.pid)}/task/${String(child.pid)}/children`;
  let first = 0;
  await expect.poll(async () => (first = Number(await fs.readFile(tasks, 'utf8').catch(() => '0')))).toBeGreaterThan(0);
  return {
    log: () => printed,
    ended,
    exec: (command) =>
      new Promise((resolve) => {
        const enter = ['--target', String(first), '--net', '--mount', '--pid', '--uts', '--ipc', ...inside(command)];
        execFile('nsenter', enter, (error, stdout, stderr) => {
          resolve({
            code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1,
            text: stdout + stderr,
          });
        });
      }),
    signal: async (name) => {
      process.kill(first, name);
      await ended;
    },
  };
}
