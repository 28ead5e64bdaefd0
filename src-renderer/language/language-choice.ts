/** The language of these pages: as the browser has it, or as chosen here; kept by this browser. */
import { Listeners } from '../link/listeners.ts';
import type { BrowserStorage } from '../state/browser-storage.ts';
import { fittingLanguage, isLanguage, LANGUAGES, type Language } from './languages.ts';
import { speak } from './t.ts';

const KEY = 'language';

export type ChosenLanguage = 'system' | Language;

interface LanguageChoiceOptions {
  /** The element whose `lang` tells screen readers. */
  readonly page: { lang: string };
  /** Undefined where the browser keeps nothing; a choice then holds until the page is closed. */
  readonly storage: BrowserStorage | undefined;
  /** Of the browser or the system, best first: `['de-AT', 'en']`. */
  readonly preferred: readonly string[];
}

export class LanguageChoice {
  readonly #options: LanguageChoiceOptions;
  readonly #listeners = new Listeners<[]>();
  #chosen: ChosenLanguage;
  #spoken: Language = 'en';

  constructor(options: LanguageChoiceOptions) {
    this.#options = options;
    const kept = options.storage?.getItem(KEY);
    this.#chosen = isLanguage(kept) ? kept : 'system';
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly chosen = (): ChosenLanguage => this.#chosen;
  /** What "as the system" means here. */
  readonly system = (): Language => fittingLanguage(this.#options.preferred);
  /** The one that the page is written in now. */
  readonly spoken = (): Language => this.#spoken;

  /** Before anything is drawn. */
  start(): Promise<void> {
    return this.#speak();
  }

  readonly choose = async (language: ChosenLanguage): Promise<void> => {
    this.#chosen = language;
    try {
      this.#options.storage?.setItem(KEY, language);
    } catch {
      // Full or blocked: it holds until the page is closed.
    }
    await this.#speak();
  };

  async #speak(): Promise<void> {
    const wanted = this.#chosen;
    const language = wanted === 'system' ? this.system() : wanted;
    const catalogue = await LANGUAGES[language].catalogue().catch(() => undefined);
    // Another was chosen meanwhile, or it could not be loaded: then the page stays as it is.
    if (catalogue === undefined || wanted !== this.#chosen) return;
    speak(language, catalogue);
    this.#spoken = language;
    this.#options.page.lang = language;
    this.#listeners.emit();
  }
}
