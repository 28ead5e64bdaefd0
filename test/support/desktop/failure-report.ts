import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach } from 'vitest';
import type { DesktopApp } from './app.ts';
import type { VirtualDesktop } from './virtual-desktop.ts';

const FOLDER = 'test-results';

/** After each failed test of the suite that calls this: prints what the desktop and the app said, and saves the screen. */
export function reportFailures(
  look: () => { readonly desktop?: VirtualDesktop | undefined; readonly app?: DesktopApp | undefined },
): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const { desktop, app } = look();
    if (app) console.error(`--- app\n${app.output}`);
    if (!desktop) return;
    console.error(desktop.logs);
    await fs.mkdir(FOLDER, { recursive: true });
    const file = path.join(FOLDER, `${task.name.replaceAll(/[^\w-]+/g, '-')}.png`);
    const outcome = await desktop.screenshot(file).then(
      () => `The screen is in ${file}.`,
      (error: unknown) => `No picture of the screen: ${String(error)}`,
    );
    console.error(outcome);
  });
}
