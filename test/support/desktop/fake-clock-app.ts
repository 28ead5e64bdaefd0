/**
 * The same `startDesktop` as the product's entry, with a clock that a test moves, and with the login entry that only an
 * installed app has.
 */
import path from 'node:path';
import { app, protocol } from 'electron/main';
import { createLogger, placesFrom } from '../../../src-main/adapters/index.ts';
import { entryAutostart } from '../../../src-main/desktop/autostart/autostart.ts';
import { startDesktop } from '../../../src-main/desktop/desktop.ts';
import { PAGE_SCHEME } from '../../../src-main/desktop/window/page-address.ts';
import { FakeClock } from '../fake-clock.ts';

const clock = new FakeClock();
const project = process.env['PROJECT_FOLDER'] ?? '';
Object.assign(globalThis, { clock });

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
void app.whenReady().then(() =>
  startDesktop({
    clock,
    logger: createLogger(process.stderr),
    env: process.env,
    places: placesFrom(process.env),
    outDir: path.join(project, 'out'),
    resourcesDir: path.join(project, 'resources'),
    logFile: path.join(app.getPath('userData'), 'gateway.log'),
    hidden: false,
    autostart: entryAutostart(process.env, process.execPath),
    updates: {
      feed: { ok: false, state: { kind: 'unavailable', why: 'a test' } },
      load: () => Promise.reject(new Error('a test')),
    },
  }),
);
