/**
 * Notifications with buttons on Linux, over org.freedesktop.Notifications 1.2
 * (https://specifications.freedesktop.org/notification-spec/1.2/). Electron's own drop the buttons there.
 */
import { BODY_CLICK, type Notice, type Notifier, type NotifierCapability, type NotifierListener } from './notifier.ts';
import { TypedValue, type BusAnswer, type BusSignal, type SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const AT = { path: '/org/freedesktop/Notifications', interface: NAME };
/** A service that did not answer may only have been slow; one that is not there is heard of when it comes. */
const ASK_AGAIN_MS = 30_000;
const UNTIL_CLOSED = 0;
const AS_THE_SERVICE_LIKES = -1;
const URGENCY = { low: 0, normal: 1 };

const UNAVAILABLE = {
  'no-bus': 'This login session has no message bus (D-Bus), so notifications cannot be shown.',
  refused: 'No notification service is running on this desktop.',
  silent: 'The notification service of this desktop does not answer.',
};

export interface DbusNotifierOptions {
  readonly bus: SessionBus;
  readonly appName: string;
  /** Name of the installed .desktop file, without its ending. */
  readonly desktopEntry: string;
  /** Absolute path of an image. */
  readonly iconPath: string;
}

export function createDbusNotifier(options: DbusNotifierOptions): Notifier {
  return new DbusNotifier(options);
}

class DbusNotifier implements Notifier {
  readonly #options: DbusNotifierOptions;
  readonly #listeners = new Set<NotifierListener>();
  /** Our key to the service's id, for what is on screen. */
  readonly #live = new Map<string, number>();
  readonly #stops: (() => void)[];
  #capability: NotifierCapability = { kind: 'checking' };
  #readsMarkup = false;
  /** Counts the services that went away, so that an id of an earlier one is not taken for the present one's. */
  #losses = 0;
  #probes = 0;
  #closed = false;
  /** One call after the other: what replaces a notice must know the id that it replaces. */
  #queue: Promise<unknown> = Promise.resolve();
  #askAgain: NodeJS.Timeout | undefined;

  constructor(options: DbusNotifierOptions) {
    this.#options = options;
    const { bus } = options;
    this.#stops = [
      bus.onSignal(AT, (signal) => {
        this.#onSignal(signal);
      }),
      bus.onOwner(NAME, (owned) => {
        if (!owned || this.#isUsable()) this.#lose('refused');
        if (owned) void this.#probe();
      }),
    ];
    void this.#probe();
  }

  capability(): NotifierCapability {
    return this.#capability;
  }

  async show(notice: Notice): Promise<void> {
    await this.#enqueue(async () => {
      if (this.#closed || !this.#isUsable()) return;
      const losses = this.#losses;
      const answer = await this.#call('Notify', 'susssasa{sv}i', this.#arguments(notice));
      if (losses !== this.#losses) return;
      if (answer.ok) {
        if (typeof answer.body[0] === 'number') this.#live.set(notice.key, answer.body[0]);
      } else if (answer.why === 'refused') {
        void this.#probe(); // gone, or this one notice was not to its liking
      } else {
        this.#lose(answer.why);
      }
    });
  }

  async withdraw(key: string): Promise<void> {
    await this.#enqueue(async () => {
      const id = this.#live.get(key);
      if (id === undefined) return;
      this.#live.delete(key);
      await this.#call('CloseNotification', 'u', [id]);
    });
  }

  listen(listener: NotifierListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#askAgain);
    this.#listeners.clear();
    for (const stop of this.#stops) stop();
    await this.#queue;
    // Whatever stays on screen after the end can be clicked, and nobody would be there to answer.
    await Promise.all([...this.#live.values()].map((id) => this.#call('CloseNotification', 'u', [id])));
  }

  /** Resolves within two seconds, and then `capability()` is known. */
  async #probe(): Promise<void> {
    this.#probes += 1;
    const probe = this.#probes;
    const answer = await this.#call('GetCapabilities');
    if (this.#closed || probe !== this.#probes) return;
    if (!answer.ok) {
      this.#lose(answer.why);
      return;
    }
    const [offered] = answer.body;
    const has = (what: string): boolean => Array.isArray(offered) && offered.includes(what);
    this.#readsMarkup = has('body-markup');
    this.#change({ kind: has('actions') ? 'buttons' : 'body-click' });
  }

  #lose(why: keyof typeof UNAVAILABLE): void {
    this.#losses += 1;
    this.#live.clear();
    clearTimeout(this.#askAgain);
    if (why === 'silent') {
      this.#askAgain = setTimeout(() => void this.#probe(), ASK_AGAIN_MS);
    }
    this.#change({ kind: 'unavailable', why: UNAVAILABLE[why] });
  }

  #change(capability: NotifierCapability): void {
    this.#capability = capability;
    for (const listener of [...this.#listeners]) listener.onCapability(capability);
  }

  #arguments(notice: Notice): unknown[] {
    const { appName, iconPath, desktopEntry } = this.#options;
    const hints = {
      urgency: new TypedValue('y', URGENCY[notice.urgency]),
      category: new TypedValue('s', 'device'),
      'desktop-entry': new TypedValue('s', desktopEntry),
      ...(notice.sound
        ? { 'sound-name': new TypedValue('s', 'message-new-instant') }
        : { 'suppress-sound': new TypedValue('b', true) }),
    };
    const body = this.#readsMarkup ? escapeMarkup(notice.body) : withoutMarkup(notice.body);
    const replaces = this.#live.get(notice.key) ?? 0;
    const timeout = notice.stays ? UNTIL_CLOSED : AS_THE_SERVICE_LIKES;
    return [appName, replaces, iconPath, notice.title, body, this.#actions(notice), hints, timeout];
  }

  #actions({ buttons }: Notice): string[] {
    const offered = this.#capability.kind === 'buttons' ? buttons : [];
    // Some services draw the body's action as a button as well; without a label it is left out or only an icon there.
    const all = [{ id: BODY_CLICK, label: offered.length === 0 ? 'Open' : '' }, ...offered];
    return all.flatMap(({ id, label }) => [id, label]);
  }

  #onSignal({ member, body: [id, detail] }: BusSignal): void {
    const key = [...this.#live].find(([, live]) => live === id)?.[0];
    if (member === 'ActionInvoked' && typeof detail === 'string' && typeof id === 'number') {
      // Final: not every service reports the end of a notice that was answered, and some leave it standing.
      if (key !== undefined) this.#end(key, id);
      for (const listener of [...this.#listeners]) listener.onAction(key, detail);
    }
    if (member === 'NotificationClosed' && key !== undefined) {
      this.#live.delete(key);
      for (const listener of [...this.#listeners]) listener.onClosed(key);
    }
  }

  #end(key: string, id: number): void {
    this.#live.delete(key);
    void this.#enqueue(async () => {
      const shownAgain = [...this.#live.values()].includes(id);
      if (!shownAgain) await this.#call('CloseNotification', 'u', [id]);
    });
  }

  #isUsable(): boolean {
    return this.#capability.kind === 'buttons' || this.#capability.kind === 'body-click';
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(task);
    this.#queue = done;
    return done;
  }

  #call(member: string, signature = '', body: readonly unknown[] = []): Promise<BusAnswer> {
    return this.#options.bus.call({ service: NAME, ...AT, member, signature, body });
  }
}

/** The three marks that the specification's markup begins with. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For a service that claims to show plain text: dunst 1.9 claims so and reads tags all the same. */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
