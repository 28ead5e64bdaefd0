/**
 * The same `startDesktop` as the product's entry, with a clock that a test moves, and with what only an installed app has:
 * a login entry, and a place for updates where FEED_URL names one.
 */
import path from 'node:path';
import { app, protocol } from 'electron/main';
import library from 'electron-updater';
import { createLogger, placesFrom } from '../../../src-main/adapters/index.ts';
import { entryAutostart } from '../../../src-main/desktop/autostart/autostart.ts';
import { startDesktop } from '../../../src-main/desktop/desktop.ts';
import { useGateway } from '../../../src-main/desktop/gateway-in-use.ts';
import { openPreferences } from '../../../src-main/desktop/preferences.ts';
import { createUpdater } from '../../../src-main/desktop/updates/electron-updater.ts';
import { PAGE_SCHEME } from '../../../src-main/desktop/window/page-address.ts';
import { FakeClock } from '../fake-clock.ts';

const clock = new FakeClock();
const { PROJECT_FOLDER: project = '', FEED_URL: feedUrl, FEED_KEY: publicKey = '' } = process.env;
const logger = createLogger(process.stderr);
Object.assign(globalThis, { clock });
if (feedUrl !== undefined) library.autoUpdater.forceDevUpdateConfig = true; // it is not packaged

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
const preferences = openPreferences(logger, clock);
const common = {
  clock,
  logger,
  env: process.env,
  places: placesFrom(process.env),
  preferences,
  outDir: path.join(project, 'out'),
};
const inUse = useGateway(common);
void app.whenReady().then(() =>
  startDesktop({
    ...common,
    inUse,
    resourcesDir: path.join(project, 'resources'),
    logFile: path.join(app.getPath('userData'), 'gateway.log'),
    hidden: false,
    autostart: entryAutostart(process.env, process.execPath),
    updates: {
      feed: Promise.resolve(
        feedUrl === undefined
          ? { ok: false, state: { kind: 'unavailable', why: 'a test' } }
          : { ok: true, feed: { url: feedUrl, publicKey } },
      ),
      load: (feed) => Promise.resolve(createUpdater(feed, logger)),
    },
  }),
);
