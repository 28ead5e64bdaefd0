/** The computer around the app: it sleeps and wakes, people log out, the screen goes, the state folder comes back. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { DesktopApp } from '../support/desktop/app.ts';
import { PROJECT_FOLDER } from '../support/bundle.ts';
import { until } from '../support/desktop/deadline.ts';
import { Logind } from '../support/desktop/logind.ts';
import { startSession, TOKEN, untilRunning, type DesktopSession } from '../support/desktop/session.ts';
import { VirtualDesktop } from '../support/desktop/virtual-desktop.ts';
import type { OfficialDevice } from '../support/official-device.ts';

const run = promisify(execFile);
const OPENCLAW = path.join(PROJECT_FOLDER, 'out/main/openclaw.cjs');

it('looks after its devices when the computer wakes', async () => {
  const logind = await aLogind();
  const { app } = await startSession({ env: { DBUS_SYSTEM_BUS_ADDRESS: logind.address } });
  await untilRunning(app);
  await logind.sleep();
  await logind.wake();
  await app.waitForOutput(/the computer woke/);
});

it('ends by itself, in order, when the computer shuts down', async () => {
  const logind = await aLogind();
  const { app } = await startSession({ env: { DBUS_SYSTEM_BUS_ADDRESS: logind.address } });
  await untilRunning(app);
  await logind.shutDown();
  expect(await app.exited).toBe(0);
  await expectPortFree(app);
});

it('ends in order at a log-out, tells its devices, and knows them when it is back', async () => {
  const session = await startSession();
  const { app } = session;
  const phone = await aTrustedPhone(session);
  process.kill(app.pid, 'SIGTERM');
  expect(await app.exited).toBe(0);
  await expectPortFree(app);
  await untilTold(phone);
  expect(await lastSeen(app)).toEqual([phone.id]);

  const times = phone.timesLetIn;
  await startAgain(app, session.desktop);
  await phone.letIn(times);
});

it('ends in order where the session ends all its processes at once', async () => {
  const session = await startSession();
  const { app } = session;
  const phone = await aTrustedPhone(session);
  for (const pid of await processesOf(app)) terminate(pid);
  expect(await app.exited).toBe(0);
  await expectPortFree(app);
  await untilTold(phone);
  expect(await lastSeen(app)).toEqual([phone.id]);
});

it('quits though its hook, the notification service and a client hang, and leaves none of it behind', async () => {
  const { app, desktop, device, askAbout, tray } = await startSession({
    prepare: async ({ folder }) => {
      const own = path.join(folder, 'openclaw/gateway-desktop');
      await fs.mkdir(own, { recursive: true, mode: 0o700 });
      const hook = { command: ['/bin/sh', '-c', `trap '' TERM; echo $$ > ${folder}/hook; sleep 1000`] };
      await fs.writeFile(path.join(own, 'settings.json5'), JSON.stringify({ approvalHook: hook }), { mode: 0o600 });
    },
  });
  await untilRunning(app);
  await askAbout(device());
  const hook = await until('the hook to run', async () => {
    const text = await fs.readFile(path.join(desktop.folder, 'hook'), 'utf8').catch(() => '');
    return text.endsWith('\n') ? Number(text) : undefined;
  });
  const client = net.connect(app.gatewayPort, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void client.destroy());
  client.pause().write('GET / HTTP/1.1\r\n');
  desktop.hangNotifications();
  await tray.choose('Quit and stop the gateway');
  expect(await app.exited).toBe(0);
  await expectPortFree(app);
  await until('the hook to be gone', async () => ((await runs(hook)) ? undefined : true));
});

it('loses nothing when the screen goes away under it', async () => {
  const session = await startSession();
  const { app } = session;
  const phone = await aTrustedPhone(session);
  await session.desktop.loseScreen();
  await app.exited; // in Chromium's own way, which can't do without a screen
  await expectPortFree(app);

  const times = phone.timesLetIn;
  const elsewhere = await VirtualDesktop.start({ notifications: 'none' });
  onTestFinished(() => elsewhere.stop());
  await startAgain(app, elsewhere, { OPENCLAW_STATE_DIR: app.stateFolder });
  await phone.letIn(times);
});

async function aLogind(): Promise<Logind> {
  const logind = await Logind.start();
  onTestFinished(() => logind.stop());
  return logind;
}

async function aTrustedPhone({ app, device }: DesktopSession) {
  await untilRunning(app);
  const phone = device();
  const { details } = await until('the phone to be told to wait', () => phone.refusal);
  await run(process.execPath, [OPENCLAW, 'devices', 'approve', String(details['requestId'])], { env: app.env });
  await phone.letIn();
  return phone;
}

/** What it was told of the end may reach it after that end is seen. */
async function untilTold({ closes }: OfficialDevice): Promise<void> {
  await until('the phone to be told', () => closes.find(({ code }) => code === 1012));
}

/** What has ended is there still where nobody asks how, as in some containers. */
async function runs(pid: number): Promise<boolean> {
  const status = await fs.readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return status !== '' && !/^State:\s+Z/m.test(status);
}

/** The app's own first, as in the list that systemd goes by. */
async function processesOf({ pid }: DesktopApp): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=']);
  const rows = [...stdout.matchAll(/(\d+) +(\d+)/g)].map(([, own, parent]) => [Number(own), Number(parent)] as const);
  const found = [pid];
  for (const known of found) found.push(...rows.flatMap(([own, parent]) => (parent === known ? [own] : [])));
  return found;
}

function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it may have gone with the one before
  }
}

/** The ids of the devices that are in the file. */
async function lastSeen({ stateFolder }: DesktopApp): Promise<readonly string[]> {
  const seen = await fs.readFile(path.join(stateFolder, 'gateway-desktop/last-seen.json'), 'utf8');
  return Object.keys(JSON.parse(seen) as object);
}

/** Where it left off: with its state and its port. */
async function startAgain(app: DesktopApp, desktop: VirtualDesktop, env: Record<string, string> = {}): Promise<void> {
  const again = await DesktopApp.launch(desktop, {
    gatewayPort: app.gatewayPort,
    env: { OPENCLAW_GATEWAY_TOKEN: TOKEN, ...env },
  });
  onTestFinished(async () => {
    await again.close();
  });
  await untilRunning(again);
}

async function expectPortFree({ gatewayPort }: DesktopApp): Promise<void> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(gatewayPort, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
