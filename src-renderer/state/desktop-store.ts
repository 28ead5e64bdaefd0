/** The facts that only the desktop knows, as `useSyncExternalStore` wants them. */
import type { DesktopBridge, DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { Listeners } from '../link/listeners.ts';

export class DesktopStore {
  #state: DesktopState | undefined;
  readonly #bridge: Pick<DesktopBridge, 'state' | 'onState'>;
  readonly #listeners = new Listeners<[]>();

  constructor(bridge: Pick<DesktopBridge, 'state' | 'onState'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly state = (): DesktopState | undefined => this.#state;

  start(): void {
    this.#bridge.onState((state) => {
      this.#take(state);
    });
    void this.#bridge.state().then((state) => {
      // A pushed state that came first is newer than this answer.
      if (this.#state === undefined) this.#take(state);
    });
  }

  #take(state: DesktopState): void {
    this.#state = state;
    this.#listeners.emit();
  }
}
