/** A desktop's notification service on a real bus, with a screen that a test can read and press. */
import { Message, MessageType, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import { callBus, type SessionBus } from '../support/desktop/session-bus.ts';
import { until } from '../support/desktop/deadline.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const DISMISSED = 2;
const WITHDRAWN = 3;

export interface Popup {
  readonly id: number;
  readonly appName: string;
  readonly title: string;
  readonly body: string;
  readonly icon: string;
  readonly actions: readonly (readonly [id: string, label: string])[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  /** The id that the caller wanted replaced; 0 for a new one. */
  readonly replaced: number;
}

export class FakeNotificationService {
  readonly #bus: MessageBus;
  readonly #capabilities: readonly string[];
  readonly #popups = new Map<number, Popup>();
  #nextId = 1;
  /** While set, no call is answered. */
  silent = false;
  /** Notify calls so far. */
  notifyCalls = 0;

  private constructor(bus: MessageBus, capabilities: readonly string[]) {
    this.#bus = bus;
    this.#capabilities = capabilities;
  }

  static async start(bus: SessionBus, capabilities: readonly string[]): Promise<FakeNotificationService> {
    const connection = bus.connect();
    const service = new FakeNotificationService(connection, capabilities);
    connection.addMethodHandler((message) => service.#answer(message));
    await callBus(connection, 'RequestName', 'su', [NAME, 0]);
    return service;
  }

  /** What can be seen, oldest first. */
  get screen(): readonly Popup[] {
    return [...this.#popups.values()];
  }

  /** Waits for a popup that `fits`. */
  popup(fits: (popup: Popup) => boolean = () => true): Promise<Popup> {
    return until('a popup', () => this.screen.find(fits));
  }

  async emptyScreen(): Promise<void> {
    await until('an empty screen', () => (this.#popups.size === 0 ? true : undefined));
  }

  /** Presses a button. As some real services do, it leaves the popup standing. */
  press(id: number, action: string): void {
    this.#signal('ActionInvoked', 'us', [id, action]);
  }

  dismiss(id: number): void {
    this.#close(id, DISMISSED);
  }

  stop(): void {
    this.#bus.disconnect();
  }

  #answer(message: Message): boolean {
    if (message.type !== MessageType.METHOD_CALL || message.interface !== NAME) return false;
    if (this.silent) return true;
    switch (message.member) {
      case 'GetCapabilities':
        this.#reply(message, 'as', [this.#capabilities]);
        return true;
      case 'Notify':
        this.#reply(message, 'u', [this.#show(message.body)]);
        return true;
      case 'CloseNotification':
        this.#close(Number(message.body[0]), WITHDRAWN);
        this.#reply(message, '', []);
        return true;
      default:
        return false;
    }
  }

  #show([appName, replaces, icon, title, body, actions, hints, timeoutMs]: unknown[]): number {
    this.notifyCalls += 1;
    const id = replaces === 0 ? this.#nextId++ : Number(replaces);
    const flat = actions as string[];
    this.#popups.set(id, {
      id,
      appName: String(appName),
      title: String(title),
      body: String(body),
      icon: String(icon),
      actions: flat.flatMap((key, index) => (index % 2 === 0 ? [[key, flat[index + 1] ?? ''] as const] : [])),
      hints: Object.fromEntries(
        Object.entries(hints as Record<string, Variant>).map(([key, { value }]) => [key, value]),
      ),
      timeoutMs: Number(timeoutMs),
      replaced: Number(replaces),
    });
    return id;
  }

  #close(id: number, reason: number): void {
    if (this.#popups.delete(id)) this.#signal('NotificationClosed', 'uu', [id, reason]);
  }

  #signal(member: string, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newSignal(PATH, NAME, member, signature, body));
  }

  #reply(message: Message, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newMethodReturn(message, signature, body));
  }
}

export const WITH_BUTTONS = ['actions', 'body', 'body-markup'];
