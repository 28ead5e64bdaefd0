/** The app's entry. The order matters: what must come before "ready" is here, everything else in desktop.ts. */
import path from 'node:path';
import { app, protocol } from 'electron/main';
import { createLogger, placesFrom, systemClock } from '../adapters/index.ts';
import { startDesktop } from './desktop.ts';
import { PAGE_SCHEME } from './window/page-address.ts';

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);

if (app.requestSingleInstanceLock()) {
  // Not `await`: an ES module that waits for "ready" keeps "ready" from coming.
  void app.whenReady().then(() =>
    startDesktop({
      clock: systemClock,
      logger: createLogger(process.stderr),
      env: process.env,
      places: placesFrom(process.env),
      outDir: path.join(import.meta.dirname, '..'),
      resourcesDir: path.join(app.getAppPath(), 'resources'),
    }),
  );
} else {
  app.quit(); // the first one shows its window
}
