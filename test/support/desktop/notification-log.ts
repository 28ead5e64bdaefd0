import { MessageType, type Message, type MessageBus } from '@jellybrick/dbus-next';
import { PATIENCE_MS, until } from './deadline.ts';
import { callMethod, type SessionBus } from './session-bus.ts';

const NOTIFICATIONS = 'org.freedesktop.Notifications';

export interface NoticeAction {
  readonly key: string;
  readonly label: string;
}

/** One notification as a program asked the desktop to show it; kept up to date with what becomes of it. */
export interface Notice {
  /** The daemon's id; 0 until it has answered. */
  readonly id: number;
  readonly replaces: number;
  readonly appName: string;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  /** In the order in which a daemon draws them. */
  readonly actions: readonly NoticeAction[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly expireTimeout: number;
  /** Keys that the daemon said were chosen. */
  readonly invoked: readonly string[];
  /** The program asked for it to be taken away. */
  readonly withdrawn: boolean;
  /** The daemon said that it is gone: 1 expired, 2 dismissed by the person, 3 closed by the program, 4 undefined. */
  readonly closedFor: number | undefined;
}

type Entry = { -readonly [Key in keyof Notice]: Notice[Key] };

/** Overhears everything that is said to and by the notification daemon on a bus. */
export class NotificationLog {
  readonly #bus: MessageBus;
  readonly #notices: Entry[] = [];
  /** Notify calls whose answer has not come yet, by caller and serial number. */
  readonly #unanswered = new Map<string, Entry>();

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  static async start(bus: SessionBus): Promise<NotificationLog> {
    const connection = bus.connect();
    const log = new NotificationLog(connection);
    // The library would answer overheard calls with an error, and the bus throws out a monitor that speaks.
    connection.addMethodHandler(() => true);
    connection.on('message', (message) => {
      log.#hear(message);
    });
    const destination = 'org.freedesktop.DBus';
    await callMethod(
      connection,
      {
        destination,
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus.Monitoring',
        member: 'BecomeMonitor',
      },
      'asu',
      // Answers name no interface, so they can't be told apart before they are here.
      [[`interface='${NOTIFICATIONS}'`, "type='method_return'"], 0],
    );
    return log;
  }

  /** Every Notify call so far, oldest first. */
  get all(): readonly Notice[] {
    return this.#notices;
  }

  /** Those that should still be on the screen. A replaced one is not: its successor is. */
  get live(): readonly Notice[] {
    return this.#notices.filter(
      (notice, index) =>
        notice.id !== 0 &&
        !notice.withdrawn &&
        notice.closedFor === undefined &&
        !this.#notices.slice(index + 1).some((later) => later.id === notice.id),
    );
  }

  /** Waits for a notification that `fits`, past or to come, that the daemon has taken. */
  async waitFor(fits: (notice: Notice) => boolean, patienceMs = PATIENCE_MS): Promise<Notice> {
    return until('a notification', () => this.#notices.find((notice) => notice.id !== 0 && fits(notice)), patienceMs);
  }

  stop(): void {
    this.#bus.disconnect();
  }

  #hear(message: Message): void {
    if (message.type === MessageType.METHOD_RETURN) this.#hearAnswer(message);
    if (message.interface !== NOTIFICATIONS) return;
    if (message.member === 'Notify') this.#hearNotify(message);
    const [id, detail] = message.body as [number, unknown];
    // A daemon keeps the id of a replaced notification: the news is about the latest one.
    const notice = this.#notices.findLast((candidate) => candidate.id === id);
    if (!notice) return;
    if (message.member === 'CloseNotification') notice.withdrawn = true;
    if (message.member === 'ActionInvoked') notice.invoked = [...notice.invoked, String(detail)];
    if (message.member === 'NotificationClosed') notice.closedFor = Number(detail);
  }

  #hearNotify(message: Message): void {
    const [appName, replaces, icon, title, body, actions, hints, expireTimeout] = message.body as [
      ...[string, number, string, string, string],
      ...[string[], Record<string, { value: unknown }>, number],
    ];
    const notice: Entry = {
      ...{ id: 0, replaces, appName, icon, title, body, expireTimeout },
      actions: pairs(actions),
      hints: Object.fromEntries(Object.entries(hints).map(([name, variant]) => [name, variant.value])),
      ...{ invoked: [], withdrawn: false, closedFor: undefined },
    };
    this.#notices.push(notice);
    this.#unanswered.set(`${message.sender} ${message.serial}`, notice);
  }

  #hearAnswer(message: Message): void {
    const call = `${message.destination} ${message.replySerial}`;
    const notice = this.#unanswered.get(call);
    if (!notice) return;
    this.#unanswered.delete(call);
    notice.id = Number(message.body[0]);
  }
}

function pairs(actions: readonly string[]): NoticeAction[] {
  const found: NoticeAction[] = [];
  for (let index = 0; index + 1 < actions.length; index += 2) {
    found.push({ key: actions[index] ?? '', label: actions[index + 1] ?? '' });
  }
  return found;
}
