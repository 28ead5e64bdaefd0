/** A program that does nothing but update itself, by the product's own parts and its real updater library. */
import { app } from 'electron/main';
import library from 'electron-updater';
import { createLogger, systemClock } from '../../../src-main/adapters/index.ts';
import { quitInOrder } from '../../../src-main/desktop/quit-in-order.ts';
import { createUpdater } from '../../../src-main/desktop/updates/electron-updater.ts';
import { Updates } from '../../../src-main/desktop/updates/updates.ts';

const logger = createLogger(process.stderr);
const { FEED_URL: url = '', FEED_KEY: publicKey = '' } = process.env;
library.autoUpdater.forceDevUpdateConfig = true; // it is not packaged

const updates = new Updates({
  feed: { ok: true, feed: { url, publicKey } },
  load: (feed) => Promise.resolve(createUpdater(feed, logger)),
  clock: systemClock,
  logger,
  quitAndThen: quitInOrder(() => {
    logger.info('let go of everything');
    return Promise.resolve();
  }),
});
Object.assign(globalThis, { updates });
app.on('window-all-closed', () => undefined);
