/** What only the desktop knows, for the window: first run, notifications, tray, login, and why no gateway was built. */
import type { Autostart } from './autostart/autostart.ts';
import type { DesktopState } from './ipc-contract.ts';
import type { NoticePolicy } from './notifications/notice-policy.ts';
import type { Notifier } from './notifications/notifier.ts';
import type { Preferences } from './preferences.ts';
import type { TrayHost } from './tray/tray-host.ts';

export class DesktopFacts {
  readonly #preferences: Preferences;
  readonly #notifier: Notifier;
  readonly #policy: NoticePolicy;
  readonly #trayHost: TrayHost;
  readonly #autostart: Autostart;
  readonly #listeners = new Set<(state: DesktopState) => void>();
  #startupFault: DesktopState['startupFault'];
  #attach: Pick<DesktopState, 'attached' | 'attachOffer'> = {};
  /** Until it is known, nothing is offered. */
  #startAtLogin: DesktopState['startAtLogin'] = { kind: 'unavailable', why: { code: 'notLookedUp' } };

  constructor(parts: {
    readonly preferences: Preferences;
    readonly notifier: Notifier;
    readonly policy: NoticePolicy;
    readonly trayHost: TrayHost;
    readonly autostart: Autostart;
  }) {
    const { preferences, notifier, policy, trayHost, autostart } = parts;
    this.#preferences = preferences;
    this.#notifier = notifier;
    this.#policy = policy;
    this.#trayHost = trayHost;
    this.#autostart = autostart;
    notifier.listen({
      onAction: () => undefined,
      onClosed: () => undefined,
      onCapability: () => {
        this.#changed();
      },
    });
    policy.subscribe(() => {
      this.#changed();
    });
    trayHost.onState(() => {
      this.#changed();
    });
    autostart.onChange(() => void this.lookUpStartAtLogin());
    void this.lookUpStartAtLogin();
  }

  state(): DesktopState {
    return {
      firstRun: !this.#preferences.get('firstRunDone'),
      notifications: this.#notifier.capability(),
      quiet: this.#policy.hush(),
      tray: this.#trayHost.state(),
      startAtLogin: this.#startAtLogin,
      ...(this.#startupFault && { startupFault: this.#startupFault }),
      ...this.#attach,
    };
  }

  finishFirstRun(): void {
    this.#preferences.set('firstRunDone', true);
    this.#changed();
  }

  async setStartAtLogin(on: boolean): Promise<void> {
    try {
      await this.#autostart.set(on);
    } finally {
      await this.lookUpStartAtLogin();
    }
  }

  async lookUpStartAtLogin(): Promise<void> {
    this.#startAtLogin = await this.#autostart.state();
    this.#changed();
  }

  /** Undefined where there is none any more. */
  setStartupFault(fault: DesktopState['startupFault']): void {
    this.#startupFault = fault;
    this.#changed();
  }

  /** What is left out holds no more. */
  setAttach(attach: Pick<DesktopState, 'attached' | 'attachOffer'>): void {
    this.#attach = attach;
    this.#changed();
  }

  subscribe(listener: (state: DesktopState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.state());
  }
}
