/** The window when the app starts: there for a person, where they left it, and not there at login. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DesktopApp } from '../support/desktop/app.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import type { VirtualDesktop } from '../support/desktop/virtual-desktop.ts';

it.each([
  ['who starts it', []],
  ['who follows a link', ['openclaw-gateway:approve/42']],
])('opens for a person %s, long after the first run', async (_who, args) => {
  const { app } = await startSession({ driven: true, args, prepare: knownApp });
  await app.driver.firstWindow();
  await until('the window', async () => ((await isShown(app)) ? true : undefined));
});

it('does not open at login', async () => {
  const { app, tray } = await startSession({ driven: true, args: ['--hidden'], prepare: knownApp });
  await untilRunning(app);
  await tray.entry('● Running on this computer');
  expect(app.driver.windows()).toEqual([]);
});

it('opens in the size that it had when the app was told to quit', async () => {
  const { app, desktop } = await startSession({ driven: true });
  await app.driver.firstWindow();
  // It has a size when the screen says so, which it tells the app; to ask for it is sooner answered.
  await app.driver.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await new Promise<void>((resolve) => {
      window?.on('resize', () => {
        if (window.getSize().join() === '723,611') resolve();
      });
      window?.setSize(723, 611);
    });
  });
  await app.close();

  const again = await DesktopApp.launchDriven(desktop, { gatewayPort: app.gatewayPort });
  onTestFinished(async () => {
    await again.close();
  });
  await again.driver.firstWindow();
  await expect.poll(() => sizeOf(again)).toEqual([723, 611]);
});

it('does not open any more while the app quits, whatever asks for it', async () => {
  const { app, tray } = await startSession({ driven: true, args: ['--hidden'], prepare: knownApp });
  await tray.entry('● Running on this computer');
  // Printed, since the app may have ended before it could answer; and in one go, since it may end after each step.
  const asking = app.driver.evaluate(({ app: electron, BrowserWindow }) => {
    electron.emit('activate');
    const before = BrowserWindow.getAllWindows().length;
    electron.quit();
    electron.emit('activate');
    console.log(`windows: ${String(before)}, then ${String(BrowserWindow.getAllWindows().length)}`);
  });
  asking.catch(() => undefined);
  expect(await app.exited).toBe(0);
  expect(app.output).toMatch(/^windows: 1, then 0$/m);
});

async function isShown(app: DesktopApp): Promise<boolean> {
  return await app.driver.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
}

async function sizeOf(app: DesktopApp): Promise<readonly number[]> {
  return await app.driver.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? []);
}

/** Of a person who has had their first run. */
async function knownApp(desktop: VirtualDesktop): Promise<void> {
  const file = path.join(desktop.folder, 'preferences/preferences.json');
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, '{ "firstRunDone": true }');
}
