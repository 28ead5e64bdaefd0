import { t } from '../../language/t.ts';
import type { CommandField, Typed } from '../../state/command-form.ts';
import { Field, type TiedField } from '../field.tsx';

interface CommandFieldsProps {
  readonly fields: readonly CommandField[];
  readonly typed: Typed;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onType: (name: string, text: string) => void;
}

export function CommandFields({ fields, typed, problems, disabled, onType }: CommandFieldsProps) {
  if (fields.length === 0) return <p className="muted">{t('nodePage.needsNothing')}</p>;
  return fields.map((field) => (
    <Field
      key={field.name}
      label={t(`nodeCall.field.${field.name}`)}
      hint={field.hint === undefined ? undefined : t(`nodeCall.hint.${field.hint}`)}
      problem={problems[field.name]}
      optional={field.required !== true && field.kind !== 'choice'}
    >
      {(tied) => (
        <Control
          field={field}
          tied={tied}
          disabled={disabled}
          text={typed[field.name] ?? ''}
          onType={(text) => {
            onType(field.name, text);
          }}
        />
      )}
    </Field>
  ));
}

interface ControlProps {
  readonly field: CommandField;
  readonly tied: TiedField;
  readonly disabled: boolean;
  readonly text: string;
  readonly onType: (text: string) => void;
}

function Control({ field, tied, disabled, text, onType }: ControlProps) {
  const shared = { ...tied, disabled, value: text };
  switch (field.kind) {
    case 'choice':
      return (
        <select
          {...shared}
          className="field select"
          onChange={({ target }) => {
            onType(target.value);
          }}
        >
          <option value="">{t('nodePage.asItLikes')}</option>
          {field.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      );
    case 'lines':
      return (
        <textarea
          {...shared}
          className="field field-code"
          rows={3}
          spellCheck={false}
          onChange={({ target }) => {
            onType(target.value);
          }}
        />
      );
    case 'number':
    case 'text':
      return (
        <input
          {...shared}
          className="field"
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          autoComplete="off"
          onChange={({ target }) => {
            onType(target.value);
          }}
        />
      );
  }
}
