import type { Sentence } from '../../src-renderer/language/sentence.ts';

/** As a page shows it; empty where there is none. */
export function inWords(sentence: Sentence | undefined): string {
  if (sentence === undefined) return '';
  return 'english' in sentence ? sentence.english : sentence.words();
}
