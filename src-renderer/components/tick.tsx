import type { ReactNode } from 'react';

interface TickProps {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onChange?: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function Tick({ checked, disabled = false, className = '', onChange, children }: TickProps) {
  return (
    <label className={`tick ${className}`}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => {
          onChange?.(target.checked);
        }}
      />
      <span>{children}</span>
    </label>
  );
}
