/**
 * One connection to the D-Bus session bus, shared by notifications and tray.
 *
 * The library's calls never settle where there is no bus or where nobody answers, so every call here has a time-out
 * and comes back as a value. A bus that goes away is not connected to again: it ends with the login session, and
 * Chromium ends the app with it ("D-Bus connection was disconnected. Aborting", seen with Electron 33).
 */
import { DBusError, Message, MessageType, sessionBus, type MessageBus } from '@jellybrick/dbus-next';

/** Long enough for a service that the bus has to start first, short enough to tell a person while they watch. */
const ANSWER_MS = 1_500;

export type BusAnswer =
  | { readonly ok: true; readonly body: readonly unknown[] }
  | { readonly ok: false; readonly why: 'no-bus' | 'refused' | 'silent' };

export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  readonly interface: string;
  readonly path: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

export interface SessionBus {
  call(call: BusCall): Promise<BusAnswer>;
  /** Signals of this interface at this path, whoever sends them. */
  onSignal(
    at: { readonly interface: string; readonly path: string },
    listener: (signal: BusSignal) => void,
  ): () => void;
  /** Called whenever the name changes hands; `owned` says whether anyone has it now. */
  onOwner(name: string, listener: (owned: boolean) => void): () => void;
  close(): void;
}

const DAEMON = { service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** `address` as in DBUS_SESSION_BUS_ADDRESS, which is also where it comes from when it is not given. */
export function openSessionBus(address?: string): SessionBus {
  return new DbusConnection(sessionBus(address === undefined ? {} : { busAddress: address }));
}

class DbusConnection implements SessionBus {
  readonly #bus: MessageBus;
  readonly #listeners = new Set<(signal: BusSignal) => void>();
  readonly #failures = new Set<() => void>();
  #usable = true;

  constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.on('message', (message) => {
      if (message.type !== MessageType.SIGNAL) return;
      const { path, interface: from, member, body } = message;
      // In the next turn, because a signal may arrive in one packet with the answer that gives it its meaning, and
      // that answer reaches its caller only after this turn.
      setImmediate(() => {
        for (const listener of [...this.#listeners]) listener({ path, interface: from, member, body });
      });
    });
    // The library emits 'error' but its typings leave it out.
    (bus as NodeJS.EventEmitter).on('error', () => {
      this.#fail();
    });
  }

  async call({ service, signature = '', body = [], ...rest }: BusCall): Promise<BusAnswer> {
    if (!this.#usable) return { ok: false, why: 'no-bus' };
    const message = new Message({ destination: service, ...rest, signature, body: [...body] });
    return new Promise((resolve) => {
      const settle = (answer: BusAnswer): void => {
        clearTimeout(timer);
        this.#failures.delete(fail);
        resolve(answer);
      };
      const fail = (): void => {
        settle({ ok: false, why: 'no-bus' });
      };
      const timer = setTimeout(() => {
        settle({ ok: false, why: 'silent' });
      }, ANSWER_MS);
      this.#failures.add(fail);
      this.#bus.call(message).then(
        (reply) => {
          settle({ ok: true, body: reply?.body ?? [] });
        },
        (error: unknown) => {
          settle({ ok: false, why: error instanceof DBusError ? 'refused' : 'no-bus' });
        },
      );
    });
  }

  onSignal(
    at: { readonly interface: string; readonly path: string },
    listener: (signal: BusSignal) => void,
  ): () => void {
    const heard = (signal: BusSignal): void => {
      if (signal.interface === at.interface && signal.path === at.path) listener(signal);
    };
    this.#listeners.add(heard);
    void this.#match(`type='signal',interface='${at.interface}',path='${at.path}'`);
    return () => this.#listeners.delete(heard);
  }

  onOwner(name: string, listener: (owned: boolean) => void): () => void {
    const heard = ({ interface: from, member, body }: BusSignal): void => {
      const [changed, , owner] = body;
      if (from === DAEMON.interface && member === 'NameOwnerChanged' && changed === name) listener(owner !== '');
    };
    this.#listeners.add(heard);
    void this.#match(
      `type='signal',sender='${DAEMON.service}',interface='${DAEMON.interface}',member='NameOwnerChanged',arg0='${name}'`,
    );
    return () => this.#listeners.delete(heard);
  }

  close(): void {
    this.#fail();
    this.#listeners.clear();
    this.#bus.disconnect();
  }

  /** Without a bus there is nothing to match, and whoever listens learns that from its own calls. */
  async #match(rule: string): Promise<void> {
    await this.call({ ...DAEMON, member: 'AddMatch', signature: 's', body: [rule] });
  }

  #fail(): void {
    this.#usable = false;
    for (const fail of [...this.#failures]) fail();
  }
}
