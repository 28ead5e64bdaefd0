import { useId, type ReactNode, type SubmitEvent } from 'react';
import { Button } from './button.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly button: string;
  /** What was sent is on its way. */
  readonly waiting?: boolean;
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
  /** Without the blanks around it; never empty. */
  readonly onSend: (secret: string) => void;
  readonly children?: ReactNode;
}

/** For one token or password: hidden as it is typed, and no browser offers to keep it. */
export function SecretField({
  label,
  value,
  button,
  waiting = false,
  problem,
  onChange,
  onSend,
  children,
}: SecretFieldProps) {
  const fieldId = useId();
  const ready = !waiting && value.trim() !== '';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (ready) onSend(value.trim());
  };
  return (
    <form className="secret-form" onSubmit={submit}>
      <label htmlFor={fieldId}>{label}</label>
      <div className="secret-row">
        <input
          id={fieldId}
          className="field"
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${fieldId}-problem`}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
        <Button type="submit" look="primary" disabled={!ready}>
          {button}
        </Button>
      </div>
      {problem === undefined ? null : (
        <p id={`${fieldId}-problem`} className="ask-failure small" role="status">
          {problem}
        </p>
      )}
      {children}
    </form>
  );
}
