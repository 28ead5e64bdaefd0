/** What the app says when something around it is not as it should be. It never pretends. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { DesktopApp } from '../support/desktop/app.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { Daemon } from '../support/desktop/daemon.ts';
import { until } from '../support/desktop/deadline.ts';
import { startSession, untilRunning } from '../support/desktop/session.ts';
import { TrayHost } from '../support/desktop/tray-host.ts';
import { VirtualDesktop } from '../support/desktop/virtual-desktop.ts';

const run = promisify(execFile);
const OPENCLAW = path.join(PROJECT_FOLDER, 'out/main/openclaw.cjs');

it('says within two seconds that no notification service answers, in the tray and in the window', async () => {
  const { app, tray } = await startSession({ notifications: 'none', driven: true });
  await untilRunning(app);
  const window = await app.driver.firstWindow();
  await window
    .getByText(/No notification service is running/)
    .first()
    .waitFor();
  await tray.entry(/^No notifications: /);
});

it('starts nothing with a config that does not parse, and says file, line and column', async () => {
  const broken = '{\n  gateway: {\n    port: 18789,,\n  },\n}\n';
  let file = '';
  const { app, tray } = await startSession({
    driven: true,
    prepare: async (desktop) => {
      const stateFolder = path.join(desktop.folder, 'openclaw');
      file = path.join(stateFolder, 'openclaw.json');
      await fs.mkdir(stateFolder);
      await fs.writeFile(file, broken);
    },
  });
  await app.waitForOutput(/openclaw\.json:3:17/);
  const window = await app.driver.firstWindow();
  await window
    .getByText(/openclaw\.json:3:17/)
    .first()
    .waitFor();
  await tray.entry(/^✕ Not running: /);
  expect(await fs.readFile(file, 'utf8')).toBe(broken);
  await expect(knock(app.gatewayPort)).rejects.toThrow(/ECONNREFUSED/);
});

it('says who has the port, and takes no other one', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  const { app } = await startSession({ driven: true, gatewayPort: port });
  const window = await app.driver.firstWindow();
  await window
    .getByText(`Port ${String(port)} is used by`, { exact: false })
    .first()
    .waitFor();
  await window
    .getByText(`(pid ${String(process.pid)})`, { exact: false })
    .first()
    .waitFor();
});

it('starts from the tray once its state folder can be used, and lets the command line in', async () => {
  let place = '';
  const { app, tray } = await startSession({
    driven: true,
    prepare: async (desktop) => {
      place = path.join(desktop.folder, 'openclaw');
      await fs.writeFile(place, 'a file where a folder should be');
    },
  });
  await app.waitForOutput(/state folder can not be used/);
  const window = await app.driver.firstWindow();
  await window.getByText('The gateway can’t use its state folder').first().waitFor();
  await tray.entry('✕ Not running: The gateway can’t use its state folder');
  await tray.choose('Start gateway'); // nothing has changed, so it may not run
  await app.waitForOutput(/(state folder can not be used[^]*){2}/);
  await expect(knock(app.gatewayPort)).rejects.toThrow(/ECONNREFUSED/);
  expect(await fs.readFile(place, 'utf8')).toBe('a file where a folder should be');

  await fs.rm(place);
  await tray.choose('Start gateway');
  await untilRunning(app);
  await window.getByText('The gateway can’t use its state folder').first().waitFor({ state: 'detached' });
  const { stdout } = await run(process.execPath, [OPENCLAW, 'gateway', 'status'], { env: app.env });
  expect(stdout).toContain('(desktop)');
});

it('leaves the state folder to another gateway, and takes it over when that one has gone', async () => {
  const desktop = await VirtualDesktop.start({ notifications: 'none' });
  onTestFinished(() => desktop.stop());
  const env = { ...desktop.env, OPENCLAW_STATE_DIR: path.join(desktop.folder, 'openclaw') };
  const other = Daemon.spawn(process.execPath, [OPENCLAW, 'gateway', 'run', '--port', '0'], { env });
  onTestFinished(async () => {
    await other.stop();
  });
  await until('the other gateway', () => (other.output.includes('is running') ? true : undefined));

  const tray = await TrayHost.start(desktop.bus);
  const app = await DesktopApp.launchDriven(desktop);
  onTestFinished(async () => {
    await app.close();
  });
  const window = await app.driver.firstWindow();
  await window.getByText('Another gateway runs already').first().waitFor();
  await tray.entry('✕ Not running: Another gateway runs already on this computer');
  await tray.choose('Start gateway');
  await app.waitForOutput(/(another gateway has the state folder[^]*){2}/);
  await expect(knock(app.gatewayPort)).rejects.toThrow(/ECONNREFUSED/);
  expect(other.running).toBe(true);

  await other.stop();
  await tray.choose('Start gateway');
  await untilRunning(app);
  await tray.entry('● Running on this computer');
});

async function knock(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', resolve);
    socket.once('error', reject);
  });
}

it('starts where the folder for temporary files is gone', async () => {
  const { app } = await startSession({ args: ['--hidden'], env: { TMPDIR: '/proc/nothing' } });
  await untilRunning(app);
});
