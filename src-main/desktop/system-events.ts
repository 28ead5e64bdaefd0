/** What the system tells of itself: that it woke, and that the session ends. */
import { app, powerMonitor } from 'electron/main';

export interface SystemListener {
  /** Linux tells it twice. */
  woke(): void;
  sessionEnds(): void;
}

export function followSystem(listener: SystemListener): void {
  powerMonitor.on('resume', () => {
    listener.woke();
  });
  // Linux (by logind) and macOS wait for the app, but not for long.
  const end = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    listener.sessionEnds();
  };
  powerMonitor.on('shutdown', end as () => void); // its types lack the event that its documentation tells of
  // Windows tells windows only; without one the app is ended as it is, and everything that matters is on disk.
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', () => {
      listener.sessionEnds();
    });
  });
}
