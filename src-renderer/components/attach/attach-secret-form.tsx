import { useState } from 'react';
import type { DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import { t } from '../../language/t.ts';
import type { SharedSecret } from '../../link/refusal.ts';
import { SecretField } from '../secret-field.tsx';

interface AttachSecretFormProps {
  readonly bridge: DesktopBridge;
  readonly secret: SharedSecret;
}

/** What is typed goes to the main process, which keeps it; no page gets it back. */
export function AttachSecretForm({ bridge, secret }: AttachSecretFormProps) {
  const [value, setValue] = useState('');
  return (
    <SecretField
      label={t(`attach.secret.label.${secret}`)}
      value={value}
      button={t('attach.secret.send')}
      onChange={setValue}
      onSend={(text) => {
        setValue('');
        void bridge.attachAgain({ mode: secret, text });
      }}
    />
  );
}
