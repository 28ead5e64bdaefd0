import { Fragment } from 'react';
import { t } from '../language/t.ts';
import { copyText } from '../link/copy-text.ts';
import { CopyButton } from './copy-button.tsx';

interface CommandProps {
  readonly text: string;
  /** What copies it, where that is not the page itself. */
  readonly copy?: () => Promise<void>;
}

/** A line to use elsewhere, with everything filled in. A click on it selects all of it. */
export function Command({ text, copy = () => copyText(text) }: CommandProps) {
  return (
    <div className="command">
      <code>
        {text.split(' ').map((word, index) => (
          <Fragment key={index}>
            {index === 0 ? '' : ' '}
            <span className="command-word">{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton label={t('buttons.copy')} look="quiet" copy={copy} />
    </div>
  );
}
