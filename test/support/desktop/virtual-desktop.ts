import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Daemon } from './daemon.ts';
import { until } from './deadline.ts';
import { startNotificationDaemon, type NotificationDaemonName } from './notification-daemon.ts';
import { callBus, SessionBus } from './session-bus.ts';

const run = promisify(execFile);

const NOTIFICATIONS = 'org.freedesktop.Notifications';

export interface VirtualDesktopOptions {
  /** 'xfce4-notifyd' has buttons, 'dunst' only a body to click, 'none' is a desktop that shows nothing. */
  readonly notifications: NotificationDaemonName | 'none';
}

/** A whole Linux desktop of its own, as a person logs in to one: screen, session bus, window manager, notifications, home. */
export class VirtualDesktop {
  /** What a program needs to run on this desktop: its whole environment, nothing of the tester's own. */
  readonly env: Readonly<Record<string, string>>;
  /** A temporary folder that goes when the desktop does. */
  readonly folder: string;
  readonly bus: SessionBus;
  readonly #daemons: Daemon[];
  #notifications: readonly [NotificationDaemonName, Daemon] | undefined;

  private constructor(
    parts: Pick<VirtualDesktop, 'env' | 'folder' | 'bus'>,
    daemons: Daemon[],
    notifications: readonly [NotificationDaemonName, Daemon] | undefined,
  ) {
    this.env = parts.env;
    this.folder = parts.folder;
    this.bus = parts.bus;
    this.#daemons = daemons;
    this.#notifications = notifications;
  }

  static async start(options: VirtualDesktopOptions): Promise<VirtualDesktop> {
    // A short path: Unix sockets in it may have 107 bytes.
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'desktop-'));
    const env = await home(folder);
    const daemons: Daemon[] = [];
    try {
      const screen = Daemon.spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
        env,
        pipes: 1,
      });
      daemons.push(screen);
      const bus = await SessionBus.start(folder, env);
      daemons.push(bus.daemon);
      env['DISPLAY'] = `:${await screen.firstLine(3)}`;
      env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
      daemons.push(Daemon.spawn('openbox', [], { env }));
      if (options.notifications === 'none') return new VirtualDesktop({ env, folder, bus }, daemons, undefined);
      const daemon = await startNotificationDaemon(options.notifications, path.join(folder, 'config'), env);
      daemons.push(daemon);
      await waitForNotifications(bus, daemon);
      return new VirtualDesktop({ env, folder, bus }, daemons, [options.notifications, daemon]);
    } catch (error) {
      await stopAll(daemons, folder);
      throw error;
    }
  }

  /** Writes what is on the screen to a PNG file. */
  async screenshot(file: string): Promise<void> {
    await run('import', ['-silent', '-window', 'root', file], { env: this.env });
  }

  /** The X server dies, and all that it showed. */
  async loseScreen(): Promise<void> {
    await this.#daemons.find(({ name }) => name === 'Xvfb')?.stop();
  }

  /** Everything that the desktop's own processes printed, for a failed test. */
  get logs(): string {
    return this.#daemons.map(({ name, output }) => `--- ${name}\n${output}`).join('');
  }

  /** The notification daemon no longer answers, and does not end either. */
  hangNotifications(): void {
    this.#notifications?.[1].process.kill('SIGSTOP');
  }

  /** Ends the notification daemon, as a crash would, and starts it anew. */
  async restartNotifications(): Promise<void> {
    const [name, daemon] = this.#notifications ?? [];
    if (name === undefined || daemon === undefined) throw new Error('This desktop shows no notifications.');
    await daemon.stop();
    const next = await startNotificationDaemon(name, path.join(this.folder, 'config'), { ...this.env });
    this.#daemons.push(next);
    this.#notifications = [name, next];
    await waitForNotifications(this.bus, next);
  }

  /** Ends the desktop and everything that still runs on it. */
  async stop(): Promise<void> {
    await stopAll(this.#daemons, this.folder);
  }
}

async function home(folder: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: path.join(folder, 'home'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_STATE_HOME: path.join(folder, 'state'),
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
    XDG_SESSION_TYPE: 'x11',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1', // no accessibility bus: it would be one more daemon
  };
  for (const name of ['home', 'config', 'cache', 'data', 'state', 'run']) {
    await fs.mkdir(path.join(folder, name), { mode: 0o700 });
  }
  return env;
}

async function waitForNotifications(bus: SessionBus, daemon: Daemon): Promise<void> {
  const connection = bus.connect();
  try {
    await until('the notification daemon', async () => {
      if (!daemon.running) throw new Error(`${daemon.name} ended:\n${daemon.output}`);
      const [owned] = await callBus(connection, 'NameHasOwner', 's', [NOTIFICATIONS]);
      return owned === true ? true : undefined;
    });
  } finally {
    connection.disconnect();
  }
}

async function stopAll(daemons: readonly Daemon[], folder: string): Promise<void> {
  for (const daemon of daemons.toReversed()) await daemon.stop();
  await killStragglers(folder);
  await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Programs that the app or a daemon started and left behind: known by the folder in their environment. */
async function killStragglers(folder: string): Promise<void> {
  const mark = `XDG_RUNTIME_DIR=${path.join(folder, 'run')}`;
  for (const entry of await fs.readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    // A process may end while we look, and other people's may not be read.
    const environment = await fs.readFile(`/proc/${entry}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(mark)) killIfThere(Number(entry));
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
