/** One field of a form: its name above, and below it what is wrong with it, or a hint. The control is the browser's own. */
import { useId } from 'react';
import { t } from '../language/t.ts';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
  /** What the control needs to be tied to its name and to its problem. */
  readonly children: (tied: TiedField) => React.ReactNode;
}

export interface TiedField {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

export function Field({ label, hint, problem, optional = false, children }: FieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="choice">
      <label htmlFor={id}>{optional ? t('buttons.optional', { label }) : label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': below === undefined ? undefined : `${id}-below`,
      })}
      {below === undefined ? null : (
        <p id={`${id}-below`} className={problem === undefined ? 'muted small' : 'ask-failure small'}>
          {below}
        </p>
      )}
    </div>
  );
}
