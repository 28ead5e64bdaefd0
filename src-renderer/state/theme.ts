/** Light, dark, or as the system has it; kept by this browser, and taken up before anything is drawn. */
import { Listeners } from '../link/listeners.ts';
import type { BrowserStorage } from './browser-storage.ts';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

export class ThemeChoice {
  readonly #page: { readonly dataset: Record<string, string | undefined> };
  readonly #storage: BrowserStorage | undefined;
  readonly #listeners = new Listeners<[]>();
  #theme: Theme;

  /** `storage` is undefined where the browser keeps nothing; a choice then holds until the page is closed. */
  constructor(page: { readonly dataset: Record<string, string | undefined> }, storage: BrowserStorage | undefined) {
    this.#page = page;
    this.#storage = storage;
    const kept = storage?.getItem(KEY);
    this.#theme = kept === 'light' || kept === 'dark' ? kept : 'system';
    this.#show();
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly theme = (): Theme => this.#theme;

  readonly choose = (theme: Theme): void => {
    this.#theme = theme;
    try {
      this.#storage?.setItem(KEY, theme);
    } catch {
      // Full or blocked: it holds until the page is closed.
    }
    this.#show();
    this.#listeners.emit();
  };

  #show(): void {
    if (this.#theme === 'system') delete this.#page.dataset['theme'];
    else this.#page.dataset['theme'] = this.#theme;
  }
}
