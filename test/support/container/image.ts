/** Builds the image of the Dockerfile without an engine: the same steps, each in a namespace or a root of its own. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeBaseRoot } from './base-root.ts';
import { environmentOf, goesToEngine, jsonForm, parseDockerfile, type Stage } from './dockerfile.ts';

const run = promisify(execFile);
export const PROJECT = path.resolve(import.meta.dirname, '../../..');

export interface Image {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly volume: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

/** `folder` is empty, and keeps everything. */
export async function buildImage(folder: string): Promise<Image> {
  const [build, final, ...more] = parseDockerfile(await fs.readFile(path.join(PROJECT, 'Dockerfile'), 'utf8'));
  if (build === undefined || final === undefined || more.length > 0) throw new Error('not two stages');
  const built = await runBuildStage(build, path.join(folder, 'build'));
  return await runFinalStage(final, path.join(folder, 'root'), (stage) => {
    if (stage !== build.as) throw new Error(`no stage ${stage}`);
    return built;
  });
}

/** Resolves to a folder that stands for that stage's root. */
async function runBuildStage({ steps }: Stage, root: string): Promise<string> {
  let workDir = '/';
  for (const { name, text } of steps) {
    if (name === 'WORKDIR') workDir = text;
    else if (name === 'COPY' && text === '. .') await copyContext(path.join(root, workDir));
    else if (name === 'COPY') await copyNamed(text.split(/\s+/), path.join(root, workDir));
    // The modules of this checkout are what this step brings, by the same lock file.
    else if (name === 'RUN' && /^npm ci( |$)/.test(text)) await fs.mkdir(path.join(root, workDir, 'node_modules'));
    else if (name === 'RUN') await runBeside(text, path.join(root, workDir), root);
    else throw new Error(`not expected in the first stage: ${name}`);
  }
  return root;
}

async function copyContext(target: string): Promise<void> {
  const ignore = await fs.readFile(path.join(PROJECT, '.dockerignore'), 'utf8');
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
    maxBuffer: 1e8,
  });
  for (const file of stdout.split('\0').filter((name) => name !== '' && goesToEngine(ignore, name))) {
    await fs.cp(path.join(PROJECT, file), path.join(target, file));
  }
}

async function copyNamed(names: readonly string[], target: string): Promise<void> {
  const ignore = await fs.readFile(path.join(PROJECT, '.dockerignore'), 'utf8');
  for (const name of names.slice(0, -1)) {
    if (!goesToEngine(ignore, name)) throw new Error(`${name} does not go to the engine`);
    await fs.cp(path.join(PROJECT, name), path.join(target, name));
  }
}

/** With this machine's programs, this checkout's modules, and `/image` standing where the stage has it. */
async function runBeside(command: string, workDir: string, root: string): Promise<void> {
  const image = path.join(root, 'image');
  await fs.mkdir(image, { recursive: true });
  const inside = [
    `mount --bind ${path.join(PROJECT, 'node_modules')} ${path.join(workDir, 'node_modules')}`,
    `cd ${workDir}`,
    command.replace(/(^|\s)\/image(\s|$)/, `$1${image}$2`),
  ].join(' && ');
  await run('unshare', ['--mount', 'sh', '-c', inside], { maxBuffer: 1e8 });
}

async function runFinalStage({ steps }: Stage, root: string, rootOf: (stage: string) => string): Promise<Image> {
  await makeBaseRoot(root);
  const image = { root, env: {}, user: 'root', volume: '', command: [], healthCheck: [] } as {
    -readonly [Key in keyof Image]: Image[Key];
  };
  for (const { name, text } of steps) {
    switch (name) {
      case 'COPY': {
        const [, stage = '', source = '', target = ''] = /^--from=(\S+) (\S+) (\S+)$/.exec(text) ?? [];
        await fs.cp(path.join(rootOf(stage), source), path.join(root, target), {
          recursive: true,
          verbatimSymlinks: true,
        });
        break;
      }
      case 'RUN':
        await run('chroot', [root, '/bin/sh', '-c', text]);
        break;
      case 'ENV':
        image.env = { ...image.env, ...environmentOf(text) };
        break;
      case 'USER':
        image.user = text;
        break;
      case 'VOLUME':
        image.volume = text;
        break;
      case 'HEALTHCHECK':
        image.healthCheck = jsonForm(text);
        break;
      case 'CMD':
        image.command = jsonForm(text);
        break;
      case 'WORKDIR':
      case 'EXPOSE':
        break; // nothing that the program sees
    }
  }
  return image;
}
