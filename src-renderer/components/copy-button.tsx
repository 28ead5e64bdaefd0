/** Copies, and says so where the click was. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../language/t.ts';
import { Button, type ButtonLook } from './button.tsx';
import { ICON } from './icon.ts';

const SHOWN_MS = 2_000;

interface CopyButtonProps {
  readonly label: string;
  readonly look?: ButtonLook;
  readonly copy: () => Promise<void>;
}

type Outcome = 'idle' | 'copied' | 'failed';

export function CopyButton({ label, look = 'plain', copy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return undefined;
    const timer = setTimeout(() => {
      setOutcome('idle');
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);

  const onClick = (): void => {
    copy().then(
      () => {
        setOutcome('copied');
      },
      () => {
        setOutcome('failed');
      },
    );
  };
  return (
    <Button look={look} onClick={onClick}>
      {outcome === 'copied' ? <Check {...ICON} /> : <Copy {...ICON} />}
      <span className="copy-words" aria-live="polite">
        <span data-shown={outcome === 'idle'}>{label}</span>
        <span data-shown={outcome === 'copied'}>{t('buttons.copied')}</span>
        <span data-shown={outcome === 'failed'}>{t('buttons.copyFailed')}</span>
      </span>
    </Button>
  );
}
