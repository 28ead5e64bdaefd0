/** The button that grants something: it waits before it can be clicked, and takes no plain Return. */
import type { KeyboardEvent } from 'react';
import { t } from '../language/t.ts';
import { Button } from './button.tsx';
import { Tip } from './tip.tsx';

interface ArmedButtonProps {
  readonly label: string;
  /** Undefined while no answer is on its way. */
  readonly busyLabel: string | undefined;
  readonly verb: string;
  readonly ready: boolean;
  readonly armed: boolean;
  readonly onPress: () => void;
}

export function ArmedButton({ label, busyLabel, verb, ready, armed, onPress }: ArmedButtonProps) {
  return (
    <Tip words={t('review.key', { verb, key: navigator.userAgent.includes('Mac') ? '⌘' : t('review.key.control') })}>
      <Button
        look="primary"
        data-arming={!armed}
        // Not `disabled`: the button would lose the focus of someone who waits on it.
        aria-disabled={!ready}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onKeyDown={ignorePlainReturn}
        onClick={() => {
          if (ready) onPress();
        }}
      >
        {busyLabel ?? label}
      </Button>
    </Tip>
  );
}

/** The one key that grants. Otherwise it would also press the button that happens to have the focus. */
export function takesGrantKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  return !event.repeat;
}

/** Return is the key that is pressed without reading. */
function ignorePlainReturn(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
