/** What only the desktop knows, for the window: first run, notifications, tray, and why no gateway could be built. */
import type { DesktopState } from './ipc-contract.ts';
import type { Notifier } from './notifications/notifier.ts';
import type { Preferences } from './preferences.ts';
import type { TrayHost } from './tray/tray-host.ts';

export class DesktopFacts {
  readonly #preferences: Preferences;
  readonly #notifier: Notifier;
  readonly #trayHost: TrayHost;
  readonly #listeners = new Set<(state: DesktopState) => void>();
  #startupFault: DesktopState['startupFault'];

  constructor(preferences: Preferences, notifier: Notifier, trayHost: TrayHost) {
    this.#preferences = preferences;
    this.#notifier = notifier;
    this.#trayHost = trayHost;
    notifier.listen({
      onAction: () => undefined,
      onClosed: () => undefined,
      onCapability: () => {
        this.#changed();
      },
    });
    trayHost.onState(() => {
      this.#changed();
    });
  }

  state(): DesktopState {
    return {
      firstRun: !this.#preferences.get('firstRunDone'),
      notifications: this.#notifier.capability(),
      tray: this.#trayHost.state(),
      ...(this.#startupFault && { startupFault: this.#startupFault }),
    };
  }

  finishFirstRun(): void {
    this.#preferences.set('firstRunDone', true);
    this.#changed();
  }

  anotherGatewayRuns(stateDir: string): void {
    this.#startupFault = {
      what: 'Another gateway runs already on this computer',
      why: `It uses the same state folder, ${stateDir}, and only one may.`,
      fix: 'Stop it with: openclaw gateway stop. Then start this app again.',
    };
    this.#changed();
  }

  subscribe(listener: (state: DesktopState) => void): void {
    this.#listeners.add(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.state());
  }
}
