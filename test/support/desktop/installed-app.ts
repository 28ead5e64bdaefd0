/** The app with what only an installed one has: an entry in the list of what starts at login. */
import path from 'node:path';
import type { Page } from 'playwright';
import { tempDir } from '../gateway.ts';
import { bundle, PROJECT_FOLDER } from '../bundle.ts';
import { startSession, untilRunning, type DesktopSession } from './session.ts';

export interface InstalledApp extends DesktopSession {
  /** The file that makes the system start it; there once it was asked for. */
  readonly entry: string;
  readonly window: Page;
}

export async function anInstalledApp(): Promise<InstalledApp> {
  const session = await startSession({
    driven: true,
    entry: await bundle(path.join(import.meta.dirname, 'fake-clock-app.ts'), await tempDir()),
    env: { PROJECT_FOLDER },
  });
  await untilRunning(session.app);
  const entry = path.join(session.desktop.folder, 'config/autostart/openclaw-gateway.desktop');
  return { ...session, entry, window: await session.app.driver.firstWindow() };
}
