// A screen and a session bus with a place for tray icons, and nothing else that a desktop has.
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const WATCHER = 'org.kde.StatusNotifierWatcher';

export class Screen {
  #programs;
  #bus;
  #waiting = [];

  static async start() {
    const screen = new Screen();
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    screen.#programs = [xvfb, daemon];
    const [[display], [address]] = await Promise.all([once(xvfb.stdio[3], 'data'), once(daemon.stdout, 'data')]);
    screen.env = {
      PATH: process.env.PATH,
      DISPLAY: `:${String(display).trim()}`,
      DBUS_SESSION_BUS_ADDRESS: String(address).trim(),
      XDG_RUNTIME_DIR: '/nonexistent', // no sound, no portals: they would be found at different moments
    };
    screen.#bus = sessionBus({ busAddress: screen.env.DBUS_SESSION_BUS_ADDRESS });
    screen.#bus.on('error', () => undefined); // it ends with the daemon
    screen.#bus.addMethodHandler((message) => screen.#answer(message));
    await screen.#bus.requestName(WATCHER, 0);
    return screen;
  }

  /** Resolves when the next icon registers. */
  nextIcon() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async stop() {
    this.#bus.disconnect();
    for (const program of this.#programs) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
  }

  #answer(message) {
    const reply = (signature, body) => {
      this.#bus.send(Message.newMethodReturn(message, signature, body));
      return true;
    };
    if (message.interface === WATCHER && message.member === 'RegisterStatusNotifierItem') {
      for (const resolve of this.#waiting.splice(0)) resolve();
      return reply('', []);
    }
    if (message.interface !== 'org.freedesktop.DBus.Properties' || message.body[0] !== WATCHER) return false;
    const properties = {
      IsStatusNotifierHostRegistered: new Variant('b', true),
      ProtocolVersion: new Variant('i', 0),
      RegisteredStatusNotifierItems: new Variant('as', []),
    };
    if (message.member === 'GetAll') return reply('a{sv}', [properties]);
    const property = properties[message.body[1]];
    return message.member === 'Get' && property ? reply('v', [property]) : false;
  }
}
