import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Daemon } from '../desktop/daemon.ts';
import { until } from '../desktop/deadline.ts';
import { colourButtons } from '../desktop/notification-daemon.ts';
import { callBus, SessionBus } from '../desktop/session-bus.ts';
import type { OrdinaryUser } from './ordinary-user.ts';

const run = promisify(execFile);

const TRAY = 'org.kde.StatusNotifierWatcher';
/** What a person's session has when it is up: a panel with a tray, and notifications. */
const NAMES = [TRAY, 'org.freedesktop.Notifications'];

/** How bright the panel is. The programs' own theme is the same light one beside both. */
export type PanelShade = 'light' | 'dark';

/** The panel that Xfce gives to everybody. */
const USUAL_PANEL = '/etc/xdg/xfce4/panel/default.xml';
const DARK_MODE = /(<property name="dark-mode" type="bool" value=")\w+(")/;

/** The person's settings, by channel. */
const SETTINGS = {
  // The pointer finds buttons by their exact colour, which a see-through popup would mix with what is behind it.
  'xfce4-notifyd': property('initial-opacity', 'double', '1.0'),
  // The one theme that GTK carries in both shades: beside a theme that is not installed a panel can not be dark.
  xsettings: `<property name="Net" type="empty">${property('ThemeName', 'string', 'Adwaita')}</property>`,
  // A session waits seconds for each of its usual programs that is not installed: these two always are.
  'xfce4-session': `<property name="sessions" type="empty"><property name="Failsafe" type="empty">
    ${property('IsFailsafe', 'bool', 'true')}${property('Count', 'int', '2')}
    ${['xfwm4', 'xfce4-panel'].map(sessionProgram).join('')}</property></property>`,
};

function property(name: string, type: string, value: string): string {
  return `<property name="${name}" type="${type}" value="${value}"/>`;
}

function sessionProgram(program: string, index: number): string {
  const name = `Client${String(index)}`;
  return `<property name="${name}_Command" type="array"><value type="string" value="${program}"/></property>
    ${property(`${name}_Priority`, 'int', '15')}${property(`${name}_PerScreen`, 'bool', 'false')}`;
}

async function writeSettings(user: OrdinaryUser, panel: PanelShade): Promise<void> {
  const folder = path.join(user.home, '.config/xfce4/xfconf/xfce-perchannel-xml');
  await fs.mkdir(folder, { recursive: true });
  for (const [channel, settings] of Object.entries(SETTINGS)) {
    const text = `<?xml version="1.0"?>\n<channel name="${channel}" version="1.0">${settings}</channel>\n`;
    await fs.writeFile(path.join(folder, `${channel}.xml`), text);
  }
  const usual = await fs.readFile(USUAL_PANEL, 'utf8');
  if (!DARK_MODE.test(usual)) throw new Error(`${USUAL_PANEL} says nothing of a dark panel.`);
  await fs.writeFile(path.join(folder, 'xfce4-panel.xml'), usual.replace(DARK_MODE, `$1${String(panel === 'dark')}$2`));
}

/** A real login of a real person to a real desktop: xfce4-session starts the panel, the rest, and what is to autostart. */
export class XfceSession {
  readonly env: Record<string, string>;
  readonly bus: SessionBus;
  readonly #folder: string;
  readonly #user: OrdinaryUser;
  readonly #daemons: Daemon[];

  private constructor(
    user: OrdinaryUser,
    folder: string,
    env: Record<string, string>,
    bus: SessionBus,
    daemons: Daemon[],
  ) {
    this.#user = user;
    this.#folder = folder;
    this.env = env;
    this.bus = bus;
    this.#daemons = daemons;
  }

  static async logIn(user: OrdinaryUser, panel: PanelShade): Promise<XfceSession> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'login-'));
    await fs.mkdir(path.join(folder, 'run'), { mode: 0o700 });
    await user.own(folder);
    await colourButtons(path.join(user.home, '.config'));
    await writeSettings(user, panel);
    await user.own(path.join(user.home, '.config'));
    const env: Record<string, string> = {
      ...user.bareEnv,
      XDG_RUNTIME_DIR: path.join(folder, 'run'),
      XDG_CURRENT_DESKTOP: 'XFCE',
      XDG_SESSION_TYPE: 'x11',
      XDG_MENU_PREFIX: 'xfce-',
      NO_AT_BRIDGE: '1',
    };
    // No access control: the test, another user, looks at this screen and moves its mouse.
    const screen = user.spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-ac'],
      env,
      1,
    );
    env['DISPLAY'] = `:${await screen.firstLine(3)}`;
    const bus = await SessionBus.start(folder, env, user);
    env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
    const daemons = [screen, bus.daemon, user.spawn('xfce4-session', [], env)];
    const session = new XfceSession(user, folder, env, bus, daemons);
    try {
      await session.#isUp();
      return session;
    } catch (error) {
      const said = session.logs;
      await session.logOut();
      throw new Error(`The session did not come up:\n${said}`, { cause: error });
    }
  }

  async screenshot(file: string): Promise<void> {
    await run('import', ['-silent', '-window', 'root', file], { env: this.env });
  }

  /** Titles of the windows that can be seen. */
  async windows(): Promise<string[]> {
    const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', '.'], { env: this.env }).catch(
      () => ({
        stdout: '',
      }),
    );
    const ids = stdout.split('\n').filter(Boolean);
    const names = ids.map((id) =>
      run('xdotool', ['getwindowname', id], { env: this.env }).catch(() => ({ stdout: '' })),
    );
    return (await Promise.all(names)).map(({ stdout: name }) => name.trim());
  }

  /** As after a crash of it: the session starts it again, and what has an icon is there before the panel. */
  async restartPanel(): Promise<void> {
    const connection = this.bus.connect();
    const owner = (): Promise<unknown> =>
      callBus(connection, 'GetNameOwner', 's', [TRAY]).then(
        ([name]) => name,
        () => undefined,
      );
    try {
      const before = await owner();
      // Its own `--restart` leaves no panel at all where the new one comes before the old one has gone.
      await this.#user.run('pkill', ['-KILL', '-x', 'xfce4-panel', '-u', String(this.#user.uid)]);
      await until('another panel', async () => ([undefined, before].includes(await owner()) ? undefined : true));
    } finally {
      connection.disconnect();
    }
  }

  get logs(): string {
    return this.#daemons.map(({ name, output }) => `--- ${name}\n${output}`).join('');
  }

  /** All that the person had running ends, as at a log-out. */
  async logOut(): Promise<void> {
    for (const daemon of this.#daemons.toReversed()) await daemon.stop();
    await this.#user.endAll();
    await fs.rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #isUp(): Promise<void> {
    const connection = this.bus.connect();
    try {
      for (const name of NAMES) {
        await until(name, async () => {
          const [owned] = await callBus(connection, 'NameHasOwner', 's', [name]);
          return owned === true ? true : undefined;
        });
      }
    } finally {
      connection.disconnect();
    }
  }
}
