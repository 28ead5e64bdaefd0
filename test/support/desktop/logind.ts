/** The part of the system that tells programs of sleep and shutdown, on a bus of its own; it obeys the test. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Message, type MessageBus } from '@jellybrick/dbus-next';
import { until } from './deadline.ts';
import { callBus, SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';
const MANAGER = 'org.freedesktop.login1.Manager';

export class Logind {
  /** For DBUS_SYSTEM_BUS_ADDRESS. */
  readonly address: string;
  readonly #folder: string;
  readonly #bus: SessionBus;
  readonly #connection: MessageBus;
  /** Programs that want to hear: before they listen they ask for time. */
  #asked = 0;

  private constructor(folder: string, bus: SessionBus, connection: MessageBus) {
    this.#folder = folder;
    this.#bus = bus;
    this.#connection = connection;
    this.address = bus.address;
    connection.addMethodHandler((message) => {
      if (message.interface !== MANAGER) return false;
      if (message.member === 'Inhibit') this.#asked += 1;
      connection.send(Message.newError(message, 'org.freedesktop.DBus.Error.NotSupported', 'a test'));
      return true;
    });
  }

  static async start(): Promise<Logind> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'logind-'));
    const bus = await SessionBus.start(folder, { PATH: process.env['PATH'] ?? '' });
    const connection = bus.connect();
    const logind = new Logind(folder, bus, connection);
    await callBus(connection, 'GetId');
    await connection.requestName(NAME);
    return logind;
  }

  async sleep(): Promise<void> {
    await this.#tell('PrepareForSleep', true);
  }

  async wake(): Promise<void> {
    await this.#tell('PrepareForSleep', false);
  }

  async shutDown(): Promise<void> {
    await this.#tell('PrepareForShutdown', true);
  }

  async stop(): Promise<void> {
    this.#connection.disconnect();
    await this.#bus.daemon.stop();
    await fs.rm(this.#folder, { recursive: true, force: true });
  }

  async #tell(member: string, begins: boolean): Promise<void> {
    await until('the app to follow the system', () => (this.#asked > 0 ? true : undefined));
    this.#connection.send(Message.newSignal(PATH, MANAGER, member, 'b', [begins] as never[]));
  }
}
