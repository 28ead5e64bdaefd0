/** The one line that says what happened where the page shows no other trace of it. */
import type { Sentence } from '../language/sentence.ts';
import { Listeners } from '../link/listeners.ts';

const SHOWN_MS = 6_000;

export class Notices {
  #told: Sentence | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Listeners<[]>();

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly told = (): Sentence | undefined => this.#told;

  readonly tell = (sentence: Sentence): void => {
    clearTimeout(this.#timer);
    this.#become(sentence);
    this.#timer = setTimeout(() => {
      this.#become(undefined);
    }, SHOWN_MS);
  };

  #become(told: Sentence | undefined): void {
    this.#told = told;
    this.#listeners.emit();
  }
}
