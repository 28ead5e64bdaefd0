// Lays out what the container image adds to Node's. The Dockerfile runs it after the build:
// node scripts/container-files.mjs FOLDER
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyCommand } from './command-files.mjs';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const HOME = 'opt/openclaw-gateway';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say where to: node scripts/container-files.mjs FOLDER');

await copyCommand(PROJECT, path.join(folder, HOME));
await fs.chmod(path.join(folder, HOME, 'main/openclaw.cjs'), 0o755);
const commands = path.join(folder, 'usr/local/bin');
await fs.mkdir(commands, { recursive: true });
for (const name of ['openclaw', 'openclaw-gateway']) {
  await fs.symlink(`/${HOME}/main/openclaw.cjs`, path.join(commands, name));
}
