import { region } from '../language/t.ts';

/** "camera, location and screen" */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(region(), { type: 'conjunction' }).format(words);
}
