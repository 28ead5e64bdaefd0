/** The one line that says what happened where the page shows no other trace of it. */
import { Listeners } from '../link/listeners.ts';

const SHOWN_MS = 6_000;

export class Notices {
  #text: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Listeners<[]>();

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly text = (): string | undefined => this.#text;

  readonly tell = (text: string): void => {
    clearTimeout(this.#timer);
    this.#become(text);
    this.#timer = setTimeout(() => {
      this.#become(undefined);
    }, SHOWN_MS);
  };

  #become(text: string | undefined): void {
    this.#text = text;
    this.#listeners.emit();
  }
}
