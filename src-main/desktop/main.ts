/** The app's entry: from here on V8's code cache counts, so everything else is loaded after it. */
import { app, dialog } from 'electron/main';
import { useCodeCache } from './code-cache.ts';

const codeCache = useCodeCache();
import('./app.ts')
  .then(({ runApp }) => runApp(codeCache))
  .catch(async (error: unknown) => {
    console.error(error);
    await app.whenReady(); // before it, nothing can be shown
    dialog.showErrorBox('OpenClaw Gateway can’t start', error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
