/** Notifications on macOS and Windows, through Electron. */
import { Notification } from 'electron/main';
import { electronCapability } from './electron-capability.ts';
import { BODY_CLICK, type Notice, type Notifier, type NotifierCapability, type NotifierListener } from './notifier.ts';

/** macOS tells nothing at all where notifications are switched off for this app. */
const SHOWN_WITHIN_MS = 2_000;

export interface ElectronNotifierOptions {
  readonly platform: NodeJS.Platform;
  /** Absolute path of an image; macOS always shows the app's own icon instead. */
  readonly iconPath: string;
}

export function createElectronNotifier(options: ElectronNotifierOptions): Notifier {
  return new ElectronNotifier(options);
}

class ElectronNotifier implements Notifier {
  readonly #options: ElectronNotifierOptions;
  readonly #listeners = new Set<NotifierListener>();
  /** Also what keeps them from being collected, after which their events would be lost. */
  readonly #live = new Map<string, Notification>();
  #capability: NotifierCapability;

  constructor(options: ElectronNotifierOptions) {
    this.#options = options;
    this.#capability = electronCapability({
      platform: options.platform,
      supported: Notification.isSupported(),
      handlesActivation: 'handleActivation' in Notification,
    });
  }

  capability(): NotifierCapability {
    return this.#capability;
  }

  async show(notice: Notice): Promise<void> {
    this.#take(notice.key)?.close();
    const shown = new Notification({
      title: notice.title,
      body: notice.body,
      silent: !notice.sound,
      urgency: notice.urgency,
      timeoutType: notice.stays ? 'never' : 'default',
      ...(this.#options.platform === 'darwin' ? {} : { icon: this.#options.iconPath }),
      actions:
        this.#capability.kind === 'buttons' ? notice.buttons.map(({ label }) => ({ type: 'button', text: label })) : [],
    });
    this.#live.set(notice.key, shown);
    this.#hear(shown, notice);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SHOWN_WITHIN_MS);
      const settle = (): void => {
        clearTimeout(timer);
        resolve();
      };
      shown.once('show', settle);
      shown.once('failed', settle);
      shown.show();
    });
  }

  withdraw(key: string): Promise<void> {
    this.#take(key)?.close();
    return Promise.resolve();
  }

  listen(listener: NotifierListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await Promise.all([...this.#live.keys()].map((key) => this.withdraw(key)));
  }

  #hear(shown: Notification, { key, buttons }: Notice): void {
    const isLive = (): boolean => this.#live.get(key) === shown;
    const answer = (buttonId: string): void => {
      if (!isLive()) return;
      this.#take(key)?.close();
      for (const listener of [...this.#listeners]) listener.onAction(key, buttonId);
    };
    shown.on('click', () => {
      answer(BODY_CLICK);
    });
    // Electron 33 gives the index as the second argument, later ones inside the first.
    shown.on('action', (details: object, index: number) => {
      const pressed = 'actionIndex' in details ? Number(details.actionIndex) : index;
      answer(buttons[pressed]?.id ?? BODY_CLICK);
    });
    shown.on('close', (details: object) => {
      // Windows says this when the banner moves into the notification centre, where it can still be answered.
      if ('reason' in details && details.reason === 'timedOut') return;
      if (!isLive()) return;
      this.#live.delete(key);
      for (const listener of [...this.#listeners]) listener.onClosed(key);
    });
    shown.on('failed', () => {
      this.#live.clear();
      this.#capability = {
        kind: 'unavailable',
        why: 'The system refused to show a notification. Allow notifications for OpenClaw Gateway in its settings.',
      };
      for (const listener of [...this.#listeners]) listener.onCapability(this.#capability);
    });
  }

  #take(key: string): Notification | undefined {
    const shown = this.#live.get(key);
    this.#live.delete(key);
    return shown;
  }
}
