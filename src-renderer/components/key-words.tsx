import { KeyRound } from 'lucide-react';
import { ICON } from './icon.ts';
import { Tip } from './tip.tsx';

/** The key of a device in four words, which two people can compare by voice. */
export function KeyWords({ words }: { readonly words: readonly string[] }) {
  return (
    <Tip words="Made from its key: another key has other words and another picture">
      <p className="key-words" tabIndex={0}>
        <KeyRound {...ICON} size={14} />
        <span className="hidden">Its key in words: </span>
        {words.join(' ')}
      </p>
    </Tip>
  );
}
