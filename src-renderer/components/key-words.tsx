import { KeyRound } from 'lucide-react';
import { ICON } from './icon.ts';

/** The key of a device in four words, which two people can compare by voice. */
export function KeyWords({ words }: { readonly words: readonly string[] }) {
  return (
    <p className="key-words" title="Made from its key: another key has other words and another picture">
      <KeyRound {...ICON} size={14} />
      <span className="hidden">Its key in words: </span>
      {words.join(' ')}
    </p>
  );
}
