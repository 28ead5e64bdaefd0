// The command with the gateway in it, and the pages, as plain files: for the app's packages and for the container image.
import fs from 'node:fs/promises';
import path from 'node:path';

/** The app's alone: megabytes that the command never loads. */
const filter = (file) => !path.basename(file).startsWith('electron-updater-') && !file.endsWith('.cache');
const FILES = {
  'out/main/openclaw.cjs': 'main/openclaw.cjs',
  'out/main/chunks': 'main/chunks',
  'out/renderer': 'renderer',
  'resources/command': '.',
  LICENSE: 'LICENSE',
  'out/THIRD-PARTY-LICENSES.txt': 'THIRD-PARTY-LICENSES.txt',
};

/** Copies what was built in `project` to `folder`. */
export async function copyCommand(project, folder) {
  for (const [source, target] of Object.entries(FILES)) {
    await fs.cp(path.join(project, source), path.join(folder, target), { recursive: true, filter });
  }
}
