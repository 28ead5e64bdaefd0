import type { Sentence } from '../language/sentence.ts';

/** A sentence, marked as English where it is not ours; nothing where there is none. */
export function Said({ sentence }: { readonly sentence: Sentence | undefined }) {
  if (sentence === undefined) return null;
  return 'english' in sentence ? <span lang="en">{sentence.english}</span> : sentence.words();
}
