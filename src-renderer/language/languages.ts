/** The languages of these pages, and which of them fits a person. */
import type { Catalogue } from '../locales/en/index.ts';
import { en } from '../locales/en/index.ts';

export type Language = 'en' | 'de' | 'fr';

interface LanguageFacts {
  /** In the language itself. */
  readonly name: string;
  /** For dates and figures. */
  readonly region: string;
  /** Whether a native speaker has read all of it. */
  readonly reviewed: boolean;
  readonly catalogue: () => Promise<Catalogue>;
}

export const LANGUAGES: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: 'English', region: 'en-GB', reviewed: true, catalogue: () => Promise.resolve(en) },
  de: {
    name: 'Deutsch',
    region: 'de-DE',
    reviewed: false,
    catalogue: async () => (await import('../locales/de/index.ts')).de,
  },
  fr: {
    name: 'Français',
    region: 'fr-FR',
    reviewed: false,
    catalogue: async () => (await import('../locales/fr/index.ts')).fr,
  },
};

export function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
}

/** The first of a browser's languages (`de-AT`, `en`, …) that these pages have; English where they have none. */
export function fittingLanguage(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.split('-', 1)[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}
