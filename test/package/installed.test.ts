/** The package, as a person has it: installed with apt, started from the menu, there at login, updated, removed. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { until } from '../support/desktop/deadline.ts';
import { freePort } from '../support/desktop/free-port.ts';
import { NotificationLog } from '../support/desktop/notification-log.ts';
import { Pointer } from '../support/desktop/pointer.ts';
import { untilInView } from '../support/desktop/session.ts';
import { OfficialDevice } from '../support/official-device.ts';
import { OrdinaryUser } from '../support/package/ordinary-user.ts';
import { aptGet, buildPackage } from '../support/package/package-build.ts';
import { XfceSession } from '../support/package/xfce-session.ts';

const run = promisify(execFile);

const PACKAGE = 'openclaw-gateway-desktop';
const APP = '/opt/OpenClaw Gateway/openclaw-gateway-desktop';
const ENTRY = '/usr/share/applications/openclaw-gateway.desktop';
/** The tests give the packages other versions; the command was built with the project's. */
const COMMAND_VERSION = `${manifest.version}\n`;
/** Where a package may leave things; caches and dpkg's own records are theirs. */
const SYSTEM = ['/opt', '/usr/bin', '/usr/lib/systemd', '/usr/share', '/etc'];
const CACHES =
  /^\/(usr\/share\/(applications\/mimeinfo\.cache|icons\/hicolor\/icon-theme\.cache|mime\/)|etc\/ld\.so\.cache)/;

let user: OrdinaryUser;
let port: number;
let folder: string;
let debs: { readonly first: string; readonly second: string };
let before: ReadonlySet<string>;

beforeAll(async () => {
  await aptGet('purge', PACKAGE).catch(() => undefined); // left by a run that was killed
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'package-'));
  await fs.chmod(folder, 0o755); // apt reads packages as a user of its own
  const deb = async (version: string): Promise<string> => {
    const files = await buildPackage({ target: 'deb', output: path.join(folder, version), version });
    return files.find((file) => file.endsWith('.deb')) ?? 'no package';
  };
  debs = { first: await deb('1.0.0'), second: await deb('1.1.0') };
  before = await systemFiles();
  await aptGet('install', debs.first);
  port = await freePort();
  user = await OrdinaryUser.create('gateway-tester');
  await user.write(path.join(user.home, '.openclaw/openclaw.json'), `{ gateway: { port: ${String(port)} } }\n`);
}, 300_000);

afterAll(async () => {
  await user.remove();
  await aptGet('purge', PACKAGE).catch(() => undefined);
  await fs.rm(folder, { recursive: true, force: true });
}, 60_000);

describe('the installed package', () => {
  it('is named for development where its runtime is', async () => {
    const version = await fs.readFile(path.join(folder, '1.0.0/linux-unpacked/version'), 'utf8').catch(() => '');
    expect(path.basename(debs.first)).toBe(`${PACKAGE}_1.0.0${version.startsWith('45.') ? '' : '-dev'}_amd64.deb`);
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

  it('gives the command to a person without a display, under both names', async () => {
    for (const name of ['openclaw-gateway', 'openclaw']) {
      expect(await user.run(name, ['--version'])).toBe(COMMAND_VERSION);
    }
    // What steers an ordinary Node must not steer the owner's command.
    const env = { ...user.bareEnv, NODE_OPTIONS: '--require=/nowhere', ELECTRON_RUN_AS_NODE: '1' };
    expect(await user.run('openclaw', ['--version'], env)).toBe(COMMAND_VERSION);
    await expect(user.run('openclaw', ['/etc/passwd'])).rejects.toThrow(/unknown command/);
  });

  it('starts, stops and starts again without a display', async () => {
    expect(await user.run('openclaw', ['gateway', 'start'])).toContain(`ws://127.0.0.1:${String(port)}`);
    expect(await user.run('openclaw', ['gateway', 'status'])).toContain('(headless)');
    expect(await user.run('openclaw', ['gateway', 'stop'])).toContain('Stopped');
  });
});

describe('a person’s life with it', () => {
  it('lets a phone in by a click, and knows it after the next login and after an update', async () => {
    // First day: started from the menu.
    let session = await logIn();
    const notices = await NotificationLog.start(session.bus);
    await user.run('gio', ['launch', ENTRY], session.env);
    await untilRunning(session, '1.0.0');
    await until('the window', async () => ((await session.windows()).includes('OpenClaw Gateway') ? true : undefined));
    expect(await sandboxedRenderers()).toBeGreaterThan(0);
    await picture(session, 'started-from-the-menu');

    const status = await user.run('openclaw', ['gateway', 'status', '--show-token', '--json'], session.env);
    const { sharedToken } = JSON.parse(status) as { sharedToken: string };
    const phone = new OfficialDevice({ url: `ws://127.0.0.1:${String(port)}`, token: sharedToken });
    const ask = await notices.waitFor(({ title }) => title.includes('wants to connect'));
    await untilInView();
    await picture(session, 'phone-asks');
    const approve = ask.actions.find(({ label }) => label === 'Approve phone');
    await new Pointer(session, notices).clickAction(ask, approve?.key ?? '');
    await until('the phone to be let in', () => phone.hello);
    const asked = timesAsked(phone);

    // Every second start shows the window of the first one, whatever it says.
    const links = [
      'openclaw-gateway:approve/42',
      `openclaw-gateway:${'a'.repeat(100_000)}`,
      '--inspect=9229',
      '--require=/etc/passwd',
    ];
    for (const link of links) await user.run(APP, [link], session.env);
    expect(await user.run('openclaw', ['gateway', 'status'], session.env)).toContain('1 paired');

    expect(await user.run('openclaw', ['gateway', 'autostart', 'on'], session.env)).toMatch(/^on /);
    await run('desktop-file-validate', [path.join(user.home, '.config/autostart/openclaw-gateway.desktop')]);
    await session.logOut();
    const times = phone.timesLetIn;

    // Second day: there at login, with nothing but the tray.
    session = await logIn();
    await untilRunning(session, '1.0.0');
    await until('the phone to be back', () => (phone.timesLetIn > times ? true : undefined));
    expect(await session.windows()).not.toContain('OpenClaw Gateway');
    await picture(session, 'after-login');

    // An update, while it runs.
    await aptGet('install', debs.second);
    await session.logOut();
    const timesBefore = phone.timesLetIn;
    session = await logIn();
    await untilRunning(session, '1.1.0');
    await until('the phone to be back', () => (phone.timesLetIn > timesBefore ? true : undefined));
    expect(timesAsked(phone)).toBe(asked);
    expect(await user.run('openclaw', ['--version'])).toBe(COMMAND_VERSION);

    // Off means off at the next login.
    expect(await user.run('openclaw', ['gateway', 'autostart', 'off'], session.env)).toMatch(/^off /);
    await session.logOut();
    session = await logIn();
    await expect(user.run('openclaw', ['gateway', 'status'], session.env)).rejects.toThrow();
  }, 240_000);
});

describe('a day on which something is wrong', () => {
  it('says so in its window where neither its state nor its preferences can be written', async () => {
    const session = await logIn();
    const env = {
      ...session.env,
      XDG_CONFIG_HOME: '/usr/share/not-yours',
      OPENCLAW_STATE_DIR: '/usr/share/not-yours-too',
    };
    const app = user.spawn(APP, [], env);
    await until('the reason in the log', () => /state folder can not be used.*|.*EACCES/.exec(app.output) ?? undefined);
    await until('the window', async () => ((await session.windows()).includes('OpenClaw Gateway') ? true : undefined));
    await picture(session, 'folders-read-only');
    expect(await app.stop(5_000)).toBe(0);
  });

  it('starts with damaged preferences', async () => {
    const session = await logIn();
    const config = path.join(user.home, 'damaged');
    await user.write(path.join(config, 'OpenClaw Gateway/preferences.json'), '{ "firstRunDone": tr');
    user.spawn(APP, [], { ...session.env, XDG_CONFIG_HOME: config });
    await until('the gateway to run', async () =>
      (await user.run('openclaw', ['gateway', 'status'], session.env).catch(() => '')).includes('running')
        ? true
        : undefined,
    );
  });
});

describe('the end', () => {
  it('leaves nothing outside the person’s own data', async () => {
    await aptGet('purge', PACKAGE);
    expect([...(await systemFiles())].filter((file) => !before.has(file))).toEqual([]);
    await fs.access(path.join(user.home, '.openclaw/gateway-desktop/devices'));
  });

  it('never takes the name openclaw from another program', async () => {
    const link = '/usr/bin/openclaw';
    await fs.symlink('../lib/node_modules/openclaw/openclaw.mjs', link);
    onTestFinished(() => fs.rm(link, { force: true }));
    await aptGet('install', debs.first);
    expect(await fs.readlink(link)).toBe('../lib/node_modules/openclaw/openclaw.mjs');
    expect(await user.run('openclaw-gateway', ['--version'])).toBe(COMMAND_VERSION);
    await aptGet('purge', PACKAGE);
    expect(await fs.readlink(link)).toBe('../lib/node_modules/openclaw/openclaw.mjs');
  });
});

async function logIn(): Promise<XfceSession> {
  const session = await XfceSession.logIn(user);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(session.logs);
    await session.logOut();
  });
  return session;
}

async function untilRunning(session: XfceSession, version: string): Promise<void> {
  await until(`the gateway ${version} to run`, async () => {
    const text = await user.run('openclaw', ['gateway', 'status'], session.env).catch(() => '');
    return text.includes(`OpenClaw Gateway ${version} (desktop)`) ? true : undefined;
  });
}

/** How often it was told to wait for an approval; that nobody answered while the app was down does not count. */
function timesAsked({ refusals }: OfficialDevice): number {
  return refusals.filter(({ details }) => details['code'] === 'PAIRING_REQUIRED').length;
}

/** Processes that draw a page and may call only what Chromium's filter lets through (seccomp mode 2). */
async function sandboxedRenderers(): Promise<number> {
  const { stdout } = await run('pgrep', ['--uid', String(user.uid), '--full', 'type=renderer']);
  const modes = await Promise.all(
    stdout
      .trim()
      .split('\n')
      .map((pid) => fs.readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')),
  );
  return modes.filter((status) => /^Seccomp:\s+2$/m.test(status)).length;
}

async function systemFiles(): Promise<ReadonlySet<string>> {
  const { stdout } = await run('find', [...SYSTEM, '-not', '-type', 'd'], { maxBuffer: 256 * 1024 * 1024 });
  const { stdout: folders } = await run('find', ['/opt', '-type', 'd'], { maxBuffer: 16 * 1024 * 1024 });
  return new Set(`${stdout}\n${folders}`.split('\n').filter((file) => file !== '' && !CACHES.test(file)));
}

/** Kept to be looked at: a person sees what no assertion does. */
async function picture(session: XfceSession, name: string): Promise<void> {
  await fs.mkdir('test-results', { recursive: true });
  await session.screenshot(path.join('test-results', `installed-${name}.png`));
}
