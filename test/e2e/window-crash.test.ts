/** A page that dies takes nothing with it: the gateway goes on, and the window comes back or closes. */
import { expect, it } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';

it('loads the page anew, and closes the window when it dies again at once', async () => {
  const { app, tray } = await startSession({ driven: true });
  await untilRunning(app);
  await app.driver.firstWindow();
  const pages = (): Promise<boolean[]> =>
    app.driver.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => !webContents.isCrashed() && !webContents.isLoading()),
    );
  const crash = (): Promise<number> =>
    app.driver.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const died = window?.webContents.getOSProcessId() ?? 0;
      window?.webContents.forcefullyCrashRenderer();
      return died;
    });
  const processOfPage = (): Promise<number | undefined> =>
    app.driver.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());

  await until('the page', async () => ((await pages())[0] === true ? true : undefined));
  const died = await crash();
  await until('the page to be there again', async () => {
    const now = await processOfPage();
    return now !== undefined && now !== 0 && now !== died && (await pages())[0] === true ? true : undefined;
  });
  await app.waitForOutput(/"process":"page","reason":"(killed|crashed)".*a process of the app ended/);
  await until('the window to close', async () => {
    await crash(); // again and again: the first time may be no longer "at once" on a busy machine
    return (await pages()).length === 0 ? true : undefined;
  });
  await tray.entry('● Running on this computer');
  await tray.activate();
  await until('a new window', async () => ((await pages())[0] === true ? true : undefined));
  expect(app.running).toBe(true);
});

it('goes on when the process that draws dies', async () => {
  const { app, device, notices } = await startSession({ driven: true });
  await untilRunning(app);
  await app.driver.firstWindow();
  const drawing = (): Promise<number | undefined> =>
    app.driver.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid);
  // Without a graphics card the first ones give up by themselves, and may be gone by the time that they are heard of.
  let died: number | undefined;
  await until('the process that draws to die', async () => {
    const now = await drawing();
    if (now !== undefined && now !== died) {
      end(now, 'SIGSEGV'); // once each: the app itself gives up when too many of them die
      died = now;
    }
    return /"process":"GPU","reason":"crashed"/.test(app.output) ? true : undefined;
  });
  await app.waitForOutput(/"process":"GPU","reason":"crashed".*a process of the app ended/);
  await until('another one', async () => {
    const now = await drawing();
    return now === undefined || now === died ? undefined : now;
  });
  const phone = device();
  await until('the phone to be told to wait', () => phone.refusal);
  await notices.waitFor(({ title }) => title.includes('wants to connect'));
  const picture = await (await app.driver.firstWindow()).screenshot();
  expect(picture.length).toBeGreaterThan(0);
  expect(app.running).toBe(true);
});

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
