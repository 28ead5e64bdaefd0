/** A group of settings that belong together. */
import { useId, type ReactNode } from 'react';
import type { Sentence } from '../../language/sentence.ts';
import { Said } from '../said.tsx';

interface SettingGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingGroup({ title, children }: SettingGroupProps) {
  const id = useId();
  return (
    <section className="setting-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="card settings">{children}</div>
    </section>
  );
}

interface SettingProps {
  readonly name: string;
  /** What it changes, and when. */
  readonly says: ReactNode;
  readonly problem?: Sentence | undefined;
  /** Gets what ties the control to its words. */
  readonly children: (tied: TiedSetting) => ReactNode;
}

export interface TiedSetting {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** One setting: its name and what it does on the left, the control on the right; what is wrong stands below it. */
export function Setting({ name, says, problem, children }: SettingProps) {
  const id = useId();
  return (
    <div className="setting">
      <div>
        <p id={`${id}-name`} className="setting-name">
          {name}
        </p>
        <p id={`${id}-says`} className="muted small">
          {says}
        </p>
      </div>
      <div className="setting-control">
        {children({
          'aria-labelledby': `${id}-name`,
          'aria-describedby': `${id}-says ${id}-problem`,
          'aria-invalid': problem !== undefined,
        })}
        <p id={`${id}-problem`} className="ask-failure small" role="status">
          <Said sentence={problem} />
        </p>
      </div>
    </div>
  );
}

interface ChoiceControlProps<Value extends string> {
  readonly tied: TiedSetting;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly disabled?: boolean;
  readonly onChoose: (value: Value) => void;
}

export function ChoiceControl<Value extends string>(props: ChoiceControlProps<Value>) {
  const { tied, value, options, disabled = false, onChoose } = props;
  return (
    <select
      {...tied}
      className="field select"
      value={value}
      disabled={disabled}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value);
        if (chosen !== undefined) onChoose(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}
