/** However the app is told to quit, it lets go of everything first, once, and not for long. */
import { app, BrowserWindow } from 'electron/main';

/** A quit that takes longer than this is forced; what matters is on disk already. */
const QUIT_WITHIN_MS = 2_000;
/** An installer that has not ended the app by then could not do its work. */
const INSTALL_WITHIN_MS = 10_000;

let phase: 'running' | 'stopping' | 'stopped' = 'running';

/** From now on nothing is to be shown, whatever start or notice is still under way. */
export function isQuitting(): boolean {
  return phase !== 'running';
}

/** The returned function quits too, and then calls `install`, which is to end the app itself. */
export function quitInOrder(stop: () => Promise<void>): (install: () => void) => void {
  let end = (): void => {
    app.exit(0);
  };
  app.on('before-quit', (event) => {
    if (phase === 'stopped') return; // an installer quits once more
    event.preventDefault();
    if (phase === 'stopping') return;
    phase = 'stopping';
    // A session that ends all processes at once ends Chromium's too, and without one for graphics it would crash first.
    app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
    const leave = (): void => {
      if (phase === 'stopped') return;
      phase = 'stopped';
      end();
    };
    setTimeout(leave, QUIT_WITHIN_MS);
    for (const open of BrowserWindow.getAllWindows()) open.destroy();
    void stop().finally(leave);
  });
  return (install) => {
    end = () => {
      app.releaseSingleInstanceLock(); // the new version may start before this one has ended
      install();
      setTimeout(() => {
        app.relaunch(); // the old version is better than none
        app.exit(0);
      }, INSTALL_WITHIN_MS);
    };
    app.quit();
  };
}
