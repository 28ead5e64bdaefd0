/** "About": what this program is, as a message that waits for nobody; the gateway goes on behind it. */
import { app, dialog } from 'electron/main';
import { nativeImage } from 'electron/common';

/** The returned function shows it, once however often it is called. `icon` is an image file. */
export function createAbout(icon: string): () => void {
  let shown: Promise<unknown> | undefined;
  return () => {
    shown ??= show(icon).finally(() => {
      shown = undefined;
    });
  };
}

async function show(icon: string): Promise<void> {
  const { electron, node } = process.versions;
  await dialog.showMessageBox({
    type: 'info',
    title: 'About OpenClaw Gateway',
    message: `OpenClaw Gateway ${app.getVersion()}`,
    detail: [
      'An independent implementation that speaks the OpenClaw Gateway protocol. It is not made by the OpenClaw project.',
      'MIT licensed.',
      `Electron ${electron}, Node ${node}`,
    ].join('\n\n'),
    icon: nativeImage.createFromPath(icon),
    buttons: ['Close'],
    noLink: true,
  });
}
