/** The package, as a person has it: installed with apt, started from the menu, there at login, updated, removed. */
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { NotificationLog } from '../support/desktop/notification-log.ts';
import { Pointer } from '../support/desktop/pointer.ts';
import { untilInView } from '../support/desktop/session.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { APP, InstalledApp, PACKAGE, picture } from '../support/package/installed-app.ts';
import { aptGet } from '../support/package/package-build.ts';
import { systemTraces } from '../support/package/system-traces.ts';

const run = promisify(execFile);

const ENTRY = '/usr/share/applications/openclaw-gateway.desktop';
let app: InstalledApp;

beforeAll(async () => {
  app = await InstalledApp.install();
}, 120_000);

afterAll(() => app.remove(), 60_000);

describe('the installed package', () => {
  it('is named for development where its runtime is', async () => {
    const { first, shipped } = app.packages;
    const version = await fs.readFile(path.join(shipped, 'version'), 'utf8').catch(() => '');
    expect(path.basename(first)).toBe(`${PACKAGE}_1.0.0${version.startsWith('45.') ? '' : '-dev'}_amd64.deb`);
  });

  it('has a valid desktop entry with its icon, and metadata for software centres', async () => {
    await run('desktop-file-validate', [ENTRY]);
    const entry = await fs.readFile(ENTRY, 'utf8');
    expect(entry).toContain(`Exec="${APP}" %U`);
    expect(entry).toContain('MimeType=x-scheme-handler/openclaw-gateway;');
    const icon = /^Icon=(.+)$/m.exec(entry)?.[1] ?? '';
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      await fs.access(`/usr/share/icons/hicolor/${String(size)}x${String(size)}/apps/${icon}.png`);
    }
    await run('appstreamcli', ['validate', '--no-net', '/usr/share/metainfo/openclaw-gateway.metainfo.xml']);
  });

  it('brings the code cache of everything that it loads', () => {
    const files = listPackage(path.join(app.packages.shipped, 'resources/app.asar'), { isPack: false });
    const loaded = files.filter((file) => /^\/out\/main\/chunks\/.*\.cjs$/.test(file));
    expect(loaded.length).toBeGreaterThan(5);
    expect(files).toEqual(expect.arrayContaining(loaded.map((file) => `${file}.x64.cache`)));
  });

  it('gives the command to a person without a display, under both names', async () => {
    const { user } = app;
    for (const name of ['openclaw-gateway', 'openclaw']) expect(await user.run(name, ['--version'])).toBe('1.0.0\n');
    // What steers an ordinary Node must not steer the owner's command.
    const env = { ...user.bareEnv, NODE_OPTIONS: '--require=/nowhere', ELECTRON_RUN_AS_NODE: '1' };
    expect(await app.openclaw(['--version'], env)).toBe('1.0.0\n');
    await expect(app.openclaw(['/etc/passwd'])).rejects.toThrow(/unknown command/);
  });

  it('starts, stops and starts again without a display', async () => {
    expect(await app.openclaw(['gateway', 'start'])).toContain(`ws://127.0.0.1:${String(app.port)}`);
    expect(await app.openclaw(['gateway', 'status'])).toMatch(/OpenClaw Gateway 1\.0\.0 \(headless\)/);
    expect(await app.openclaw(['gateway', 'stop'])).toContain('Stopped');
  });
});

describe('a person’s life with it', () => {
  it('lets a phone in by a click, and knows it after the next login and after an update', async () => {
    const { user, port } = app;
    // First day: started from the menu.
    let session = await app.logIn();
    const notices = await NotificationLog.start(session.bus);
    user.spawn('gio', ['launch', ENTRY], session.env); // not to be waited for: the app keeps its output
    await app.untilRunning(session.env);
    await app.untilShown(session);
    expect(await user.sandboxedRenderers()).toBeGreaterThan(0);
    const status = await app.openclaw(['gateway', 'status', '--show-token', '--json'], session.env);
    await picture(session, 'started-from-the-menu');
    const { sharedToken } = JSON.parse(status) as { sharedToken: string };
    const phone = new OfficialDevice({ url: `ws://127.0.0.1:${String(port)}`, token: sharedToken });
    const ask = await notices.waitFor(({ title }) => title.includes('wants to connect'));
    await untilInView({ gatewayPort: port });
    await picture(session, 'phone-asks');
    const approve = ask.actions.find(({ label }) => label === 'Approve phone');
    await new Pointer(session, notices).clickAction(ask, approve?.key ?? '');
    await phone.letIn();
    const asked = timesAsked(phone);

    // Had V8 not taken the code cache that the package brings, the log would name the files.
    const log = await fs.readFile(path.join(user.home, '.local/state/openclaw-gateway/gateway.log'), 'utf8');
    expect(log).toContain('gateway is running');
    expect(log).not.toContain('code cache');

    // Every second start shows the window of the first one, whatever it says, and ends nothing.
    const facts = (): Promise<string> => app.openclaw(['gateway', 'status'], session.env);
    const [pid] = /pid \d+/.exec(await facts()) ?? [];
    const links = [
      'openclaw-gateway:approve/42',
      `openclaw-gateway:${'a'.repeat(100_000)}`,
      '--inspect=9229',
      '--require=/etc/passwd',
    ];
    for (const link of links) await user.run(APP, [link], session.env);
    expect(await facts()).toContain('1 paired');
    expect(await facts()).toContain(pid);

    expect(await app.openclaw(['gateway', 'autostart', 'on'], session.env)).toMatch(/^on /);
    await run('desktop-file-validate', [path.join(user.home, '.config/autostart/openclaw-gateway.desktop')]);
    await session.logOut();
    const times = phone.timesLetIn;

    // Second day: there at login, with nothing but the tray.
    session = await app.logIn();
    await app.untilRunning(session.env);
    await phone.letIn(times);
    expect(await app.isShown(session)).toBe(false);
    await picture(session, 'after-login');
    // A link on any page is the system's to open, by the desktop entry.
    await user.run('gio', ['open', 'openclaw-gateway:approve/42'], session.env);
    await app.untilShown(session);
    expect(await app.openclaw(['gateway', 'status'], session.env)).toContain('1 paired');

    // An update, while it runs.
    await aptGet('install', app.packages.second);
    await session.logOut();
    const timesBefore = phone.timesLetIn;
    session = await app.logIn();
    await app.untilRunning(session.env, '1.1.0');
    await phone.letIn(timesBefore);
    expect(timesAsked(phone)).toBe(asked);
    expect(await app.openclaw(['--version'])).toBe('1.1.0\n');

    // Off means off at the next login.
    expect(await app.openclaw(['gateway', 'autostart', 'off'], session.env)).toMatch(/^off /);
    await session.logOut();
    session = await app.logIn();
    await expect(app.openclaw(['gateway', 'status'], session.env)).rejects.toThrow();
  }, 240_000);
});

describe('the end', () => {
  it('leaves nothing outside the person’s own data', async () => {
    const { stdout } = await run('dpkg', ['--listfiles', PACKAGE]);
    const files = stdout.split('\n').filter((file) => file !== '' && !statSync(file).isDirectory());
    expect(files.length).toBeGreaterThan(30);
    expect((await systemTraces()).length).toBeGreaterThan(5);
    await aptGet('purge', PACKAGE);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
    expect(await systemTraces()).toEqual([]);
    await fs.access(path.join(app.user.home, '.openclaw/gateway-desktop/devices'));
  });

  it('never takes the name openclaw from another program', async () => {
    const link = '/usr/bin/openclaw';
    await fs.symlink('../lib/node_modules/openclaw/openclaw.mjs', link);
    onTestFinished(() => fs.rm(link, { force: true }));
    await aptGet('install', app.packages.first);
    expect(await fs.readlink(link)).toBe('../lib/node_modules/openclaw/openclaw.mjs');
    expect(await app.user.run('openclaw-gateway', ['--version'])).toBe('1.0.0\n');
    await aptGet('purge', PACKAGE);
    expect(await fs.readlink(link)).toBe('../lib/node_modules/openclaw/openclaw.mjs');
  });
});

/** How often it was told to wait for an approval; that nobody answered while the app was down does not count. */
function timesAsked({ refusals }: OfficialDevice): number {
  return refusals.filter(({ details }) => details['code'] === 'PAIRING_REQUIRED').length;
}
