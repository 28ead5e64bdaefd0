/**
 * The request whose review card is open: chosen in the list, or by a click on a notification or in the tray. Kept outside
 * the components, because such a click can open the window and arrive before there is a list to draw.
 */
import { Listeners } from '../link/listeners.ts';

export class ReviewSelection {
  #requestId: string | undefined;
  readonly #listeners = new Listeners<[]>();

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly requestId = (): string | undefined => this.#requestId;

  readonly open = (requestId: string): void => {
    this.#become(requestId);
  };
  readonly close = (): void => {
    this.#become(undefined);
  };

  #become(requestId: string | undefined): void {
    this.#requestId = requestId;
    this.#listeners.emit();
  }
}
