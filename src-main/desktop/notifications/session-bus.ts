/**
 * One connection to the D-Bus session bus, shared by notifications and tray.
 *
 * The library's calls never settle where there is no bus or where nobody answers, so every call here has a time-out
 * and comes back as a value. A bus that goes away is not connected to again: it ends with the login session, and
 * Chromium ends the app with it ("D-Bus connection was disconnected. Aborting", seen with Electron 33).
 */
import type { Message, MessageBus } from '@jellybrick/dbus-next';

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

/** A value with the D-Bus type that it is sent as, where a signature says `v`. */
export class TypedValue {
  readonly type: string;
  readonly value: unknown;

  constructor(type: string, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

export interface SessionBus {
  /** Until then every call waits. */
  connect(): void;
  /** The values of a body's dictionaries may be typed. */
  call(call: BusCall): Promise<BusAnswer>;
  /** Whether anyone has this name now; nobody is started by the question. */
  hasOwner(name: string): Promise<boolean>;
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
export function sessionBusAt(address?: string): SessionBus {
  return new DbusConnection(address);
}

/** Loaded when it connects: a start does not pay for it. */
type Library = typeof import('@jellybrick/dbus-next');

interface Connected {
  readonly library: Library;
  readonly bus: MessageBus;
}

class DbusConnection implements SessionBus {
  readonly #address: string | undefined;
  readonly #listeners = new Set<(signal: BusSignal) => void>();
  readonly #failures = new Set<() => void>();
  /** Undefined where there is no bus. */
  readonly #connected: Promise<Connected | undefined>;
  #settle: (connected: Connected | undefined) => void = () => undefined;
  #bus: MessageBus | undefined;
  #usable = true;

  constructor(address: string | undefined) {
    this.#address = address;
    this.#connected = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  connect(): void {
    this.#open().then(this.#settle, () => {
      this.#fail();
    });
  }

  async call(call: BusCall): Promise<BusAnswer> {
    const connected = await this.#connected;
    if (connected === undefined || !this.#usable) return { ok: false, why: 'no-bus' };
    const { library, bus } = connected;
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
      bus.call(messageOf(call, library)).then(
        (reply) => {
          settle({ ok: true, body: reply?.body ?? [] });
        },
        (error: unknown) => {
          settle({ ok: false, why: error instanceof library.DBusError ? 'refused' : 'no-bus' });
        },
      );
    });
  }

  async hasOwner(name: string): Promise<boolean> {
    const answer = await this.call({ ...DAEMON, member: 'NameHasOwner', signature: 's', body: [name] });
    return answer.ok && answer.body[0] === true;
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
    this.#bus?.disconnect();
  }

  async #open(): Promise<Connected | undefined> {
    const library = await import('@jellybrick/dbus-next');
    if (!this.#usable) return undefined; // closed meanwhile
    const bus = library.sessionBus(this.#address === undefined ? {} : { busAddress: this.#address });
    this.#bus = bus;
    bus.on('message', (message) => {
      if (message.type !== library.MessageType.SIGNAL) return;
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
    return { library, bus };
  }

  /** Without a bus there is nothing to match, and whoever listens learns that from its own calls. */
  async #match(rule: string): Promise<void> {
    await this.call({ ...DAEMON, member: 'AddMatch', signature: 's', body: [rule] });
  }

  #fail(): void {
    this.#usable = false;
    this.#settle(undefined);
    for (const fail of [...this.#failures]) fail();
  }
}

function messageOf({ service, signature = '', body = [], ...rest }: BusCall, { Message, Variant }: Library): Message {
  const sent = body.map((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).map(([key, of]: [string, unknown]) => [
      key,
      of instanceof TypedValue ? new Variant(of.type, of.value) : of,
    ]);
    return Object.fromEntries(entries) as unknown;
  });
  return new Message({ destination: service, ...rest, signature, body: sent });
}
