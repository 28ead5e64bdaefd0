import { KeyRound } from 'lucide-react';
import { t } from '../language/t.ts';
import { ICON } from './icon.ts';
import { Tip } from './tip.tsx';

/** The key of a device in four words, which two people can compare by voice. */
export function KeyWords({ words }: { readonly words: readonly string[] }) {
  return (
    <Tip words={t('devices.key.hint')}>
      <p className="key-words" tabIndex={0}>
        <KeyRound {...ICON} size={14} />
        <span className="hidden">{t('devices.key')} </span>
        {words.join(' ')}
      </p>
    </Tip>
  );
}
