import { Fragment } from 'react';
import { CopyButton } from './copy-button.tsx';

interface CommandProps {
  readonly text: string;
  /** Where the page may not copy by itself. */
  readonly copy?: () => Promise<void>;
}

/** A line to use elsewhere, with everything filled in. A click on it selects all of it. */
export function Command({ text, copy = async () => navigator.clipboard.writeText(text) }: CommandProps) {
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
      <CopyButton label="Copy" look="quiet" copy={copy} />
    </div>
  );
}
