/** What the tray's rows do, beside those that other tests go through. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Message } from '@jellybrick/dbus-next';
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../support/desktop/deadline.ts';
import { callBus } from '../support/desktop/session-bus.ts';
import { TrayHost } from '../support/desktop/tray-host.ts';
import { startSession, untilInView, untilRunning } from '../support/desktop/session.ts';

const run = promisify(execFile);

it('opens the window at the page that pairs a phone, and the page goes on when it is open already', async () => {
  const { app, tray } = await startSession({ driven: true, args: ['--hidden'] });
  await untilRunning(app);
  await tray.choose('Pair a phone…');
  const window = await app.driver.firstWindow();
  await until('the page', () => (window.url().endsWith('#/connect') ? true : undefined));
  await window.waitForLoadState();
  await window.evaluate(`location.hash = ''; globalThis.mark = 'the same page'`);
  await tray.choose('Pair a phone…');
  await until('the page', () => (window.url().endsWith('#/connect') ? true : undefined));
  expect(await window.evaluate('globalThis.mark')).toBe('the same page');
});

it('says who will be cut off, and quits where that is read', async () => {
  const { app, device, askAbout, pointer, tray } = await startSession();
  await untilRunning(app);
  await tray.entry('Quit and stop the gateway');
  const phone = device();
  const ask = await askAbout(phone);
  await untilInView(app);
  await pointer.clickAction(ask, ask.actions.find(({ label }) => label === 'Approve phone')?.key ?? '');
  const quit = await tray.entry('Quit (1 device will be cut off)');
  expect(quit.children.map(({ label, enabled }) => [label, enabled])).toEqual([
    ['Pixel 9', false],
    ['', true],
    ['Quit and stop the gateway', true],
  ]);
  await tray.choose('Quit and stop the gateway');
  expect(await app.exited).toBe(0);
});

it('says what the program is, once, while the gateway goes on', async () => {
  const { app, desktop, tray } = await startSession();
  await untilRunning(app);
  /** Undefined where there is none, or another window went while it looked: xdotool exits with 1 then. */
  const shown = async (): Promise<readonly string[] | undefined> => {
    const search = run('xdotool', ['search', '--onlyvisible', '--name', '^About OpenClaw Gateway$'], {
      env: desktop.env,
    });
    return await search.then(
      ({ stdout }) => stdout.split('\n').filter(Boolean),
      () => undefined,
    );
  };
  await tray.choose('About');
  await until('the message', shown);
  await tray.choose('About');
  const health = await fetch(`http://127.0.0.1:${String(app.gatewayPort)}/healthz`);
  expect(health.status).toBe(200);
  expect(await until('the message', shown)).toHaveLength(1);
});

it('shows the log in the file manager', async () => {
  const { app, desktop, tray } = await startSession();
  await untilRunning(app);
  const fileManager = desktop.bus.connect();
  onTestFinished(() => {
    fileManager.disconnect();
  });
  const shown = new Promise<unknown>((resolve) => {
    fileManager.addMethodHandler((message) => {
      if (message.member !== 'ShowItems') return false;
      resolve(message.body[0]);
      fileManager.send(Message.newMethodReturn(message));
      return true;
    });
  });
  await callBus(fileManager, 'GetId');
  await fileManager.requestName('org.freedesktop.FileManager1');
  await tray.choose('Logs');
  const [file = ''] = (await shown) as readonly string[];
  await expect.poll(() => fs.readFile(fileURLToPath(file), 'utf8')).toContain('gateway is running');
});

it('is there again when the panel is started anew, and the window says meanwhile why there is none', async () => {
  const { app, desktop, tray } = await startSession({ driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await tray.entry('● Running on this computer');
  tray.stop();
  const why = window.getByText('There may be no tray icon here');
  await why.first().waitFor();
  expect(await why.count()).toBe(1);
  expect(app.running).toBe(true);

  const panel = await TrayHost.start(desktop.bus);
  await panel.entry('● Running on this computer');
  await why.waitFor({ state: 'detached' });
});
