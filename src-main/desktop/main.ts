/** The app's program, by way of entry.mjs: from here on V8's code cache counts, so everything else is loaded after it. */
import { app, dialog } from 'electron/main';
import { useCodeCache } from './code-cache.ts';

async function cannotStart(error: unknown): Promise<void> {
  console.error(error);
  await app.whenReady(); // before it, nothing can be shown
  dialog.showErrorBox('OpenClaw Gateway can’t start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}

const codeCache = useCodeCache();
export const started: Promise<void> = import('./app.ts')
  .then(({ runApp }) => runApp(codeCache, cannotStart))
  .catch((error: unknown) => {
    void cannotStart(error); // not to be waited for: it needs what is held back
  });
