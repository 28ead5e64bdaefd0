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
      Start at login, with nothing but the icon in the tray
    </label>
  );
}
