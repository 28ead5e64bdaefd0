import { useId, useState, type SubmitEvent } from 'react';
import type { DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import { t } from '../../language/t.ts';
import type { SharedSecret } from '../../link/refusal.ts';
import { Button } from '../button.tsx';

interface AttachSecretFormProps {
  readonly bridge: DesktopBridge;
  readonly secret: SharedSecret;
}

/** What is typed goes to the main process, which keeps it; no page gets it back. */
export function AttachSecretForm({ bridge, secret }: AttachSecretFormProps) {
  const fieldId = useId();
  const [value, setValue] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = value.trim();
    if (text === '') return;
    setValue('');
    void bridge.attachAgain({ mode: secret, text });
  };
  return (
    <form className="secret-form" onSubmit={submit}>
      <label htmlFor={fieldId}>{t(`attach.secret.label.${secret}`)}</label>
      <div className="secret-row">
        <input
          id={fieldId}
          className="field"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => {
            setValue(target.value);
          }}
        />
        <Button type="submit" look="primary" disabled={value.trim() === ''}>
          {t('attach.secret.send')}
        </Button>
      </div>
    </form>
  );
}
