/** What happens before "ready", in an order that matters; everything else is in desktop.ts. */
import inspector from 'node:inspector';
import path from 'node:path';
import { app, Menu, protocol } from 'electron/main';
import {
  both,
  createLogger,
  logFilePlace,
  openLogFile,
  placesFrom,
  standardErrorIsFile,
  systemClock,
} from '../adapters/index.ts';
import { createAutostart, wasOpenedAtLogin } from './autostart/autostart.ts';
import type { CodeCache } from './code-cache.ts';
import { removeDebugSwitches } from './debug-switches.ts';
import { startDesktop } from './desktop.ts';
import { useGateway } from './gateway-in-use.ts';
import { openPreferences } from './preferences.ts';
import { mendTempFolder, usableProfileFolder } from './profile-folder.ts';
import { readStartArguments, type SecondStart } from './start-arguments.ts';
import { feedOfThisBuild } from './updates/this-build.ts';
import { PAGE_SCHEME } from './window/page-address.ts';

/** Rejects where the app can't run at all. */
export async function runApp(codeCache: CodeCache): Promise<void> {
  removeDebugSwitches(app.commandLine, inspector.url());

  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);

  // macOS needs its menu for copy and paste. Before "ready", Electron builds none in the first place.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  // X11 knows windows by this name, and the desktop entry has it too; without it panels show them apart from the launcher.
  if (process.platform === 'linux') app.commandLine.appendSwitch('class', 'openclaw-gateway');

  if (process.platform !== 'win32') mendTempFolder(process.env);
  app.setPath(
    'userData',
    usableProfileFolder(() => app.getPath('userData')),
  );

  const { hidden, tooLong } = readStartArguments(process.argv);

  if (tooLong) {
    app.relaunch({ args: [] });
    app.exit(0);
  } else if (app.requestSingleInstanceLock({ hidden } satisfies SecondStart)) {
    process.stderr.on('error', () => undefined); // the terminal may be closed before the app is
    const logFile = logFilePlace(process.platform, process.env, () => app.getPath('logs'));
    const fileLogger = createLogger(openLogFile(logFile));
    const logger = standardErrorIsFile() ? fileLogger : both(createLogger(process.stderr), fileLogger);
    if (codeCache.refused.length > 0) logger.warn('code cache not taken', { files: codeCache.refused });
    const outDir = path.join(app.getAppPath(), 'out');
    const [clock, env, places] = [systemClock, process.env, placesFrom(process.env)];
    const preferences = openPreferences(logger, clock);
    const inUse = useGateway({ clock, logger, env, places, preferences, outDir });
    await app.whenReady();
    await startDesktop({
      ...{ clock, logger, env, places, preferences, inUse, outDir, logFile },
      resourcesDir: path.join(app.getAppPath(), 'resources'),
      hidden: hidden || wasOpenedAtLogin(process.platform),
      autostart: createAutostart(process.platform, env),
      updates: {
        feed: feedOfThisBuild(env),
        load: async (found) => (await import('./updates/electron-updater.ts')).createUpdater(found, logger),
      },
    });
  } else {
    app.quit(); // the first one shows its window
  }
}
