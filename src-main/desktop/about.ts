/** "About": what this program is, as a message that waits for nobody; the gateway goes on behind it. */
import path from 'node:path';
import { app, dialog } from 'electron/main';
import { nativeImage, shell } from 'electron/common';
import type { UpdateState } from './updates/update-state.ts';
import { updateSentence } from './updates/update-words.ts';

const LICENCES = 'THIRD-PARTY-LICENSES.txt';

/** The returned function shows it, once however often it is called. `icon` is an image file, `outDir` what was built. */
export function createAbout(icon: string, outDir: string, update: () => UpdateState): () => void {
  // No other program can look into the app's archive.
  const licences = path.join(app.isPackaged ? path.join(process.resourcesPath, 'command') : outDir, LICENCES);
  let shown: Promise<unknown> | undefined;
  return () => {
    shown ??= show(icon, licences, update()).finally(() => {
      shown = undefined;
    });
  };
}

async function show(icon: string, licences: string, update: UpdateState): Promise<void> {
  const { electron, node } = process.versions;
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: 'About OpenClaw Gateway',
    message: `OpenClaw Gateway ${app.getVersion()}`,
    detail: [
      updateSentence(update),
      'An independent implementation that speaks the OpenClaw Gateway protocol. It is not made by the OpenClaw project.',
      'MIT licensed. The libraries in it have licences of their own.',
      `Electron ${electron}, Node ${node}`,
    ].join('\n\n'),
    icon: nativeImage.createFromPath(icon),
    buttons: ['Show licences', 'Close'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  // Where nothing opens a text, its folder is shown instead.
  if (response === 0 && (await shell.openPath(licences)) !== '') shell.showItemInFolder(licences);
}
