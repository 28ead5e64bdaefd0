import { t } from '../language/t.ts';

interface StartAtLoginProps {
  readonly wanted: boolean;
  readonly disabled: boolean;
  readonly onWanted: (wanted: boolean) => void;
}

export function StartAtLogin({ wanted, disabled, onWanted }: StartAtLoginProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={wanted}
        disabled={disabled}
        onChange={({ target }) => {
          onWanted(target.checked);
        }}
      />
      {t('firstRun.login')}
    </label>
  );
}
