/** "About": what this program is, as a message that waits for nobody; the gateway goes on behind it. */
import { app, dialog } from 'electron/main';
import { nativeImage } from 'electron/common';
import type { UpdateState } from './updates/update-state.ts';
import { updateSentence } from './updates/update-words.ts';

/** The returned function shows it, once however often it is called. `icon` is an image file. */
export function createAbout(icon: string, update: () => UpdateState): () => void {
  let shown: Promise<unknown> | undefined;
  return () => {
    shown ??= show(icon, update()).finally(() => {
      shown = undefined;
    });
  };
}

async function show(icon: string, update: UpdateState): Promise<void> {
  const { electron, node } = process.versions;
  await dialog.showMessageBox({
    type: 'info',
    title: 'About OpenClaw Gateway',
    message: `OpenClaw Gateway ${app.getVersion()}`,
    detail: [
      updateSentence(update),
      'An independent implementation that speaks the OpenClaw Gateway protocol. It is not made by the OpenClaw project.',
      'MIT licensed.',
      `Electron ${electron}, Node ${node}`,
    ].join('\n\n'),
    icon: nativeImage.createFromPath(icon),
    buttons: ['Close'],
    noLink: true,
  });
}
