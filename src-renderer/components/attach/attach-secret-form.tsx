import { useState } from 'react';
import type { DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import { saying, type OwnSentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import type { SharedSecret } from '../../link/refusal.ts';
import { attachFaultWords } from '../../words/attach-words.ts';
import { SecretField } from '../secret-field.tsx';

interface AttachSecretFormProps {
  readonly bridge: DesktopBridge;
  readonly secret: SharedSecret;
}

/** What is typed goes to the main process, which keeps it; no page gets it back. */
export function AttachSecretForm({ bridge, secret }: AttachSecretFormProps) {
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<OwnSentence>();
  const send = (text: string): void => {
    setProblem(undefined);
    void bridge.attachAgain({ mode: secret, text }).then(
      (result) => {
        if (result.ok) setValue('');
        else setProblem(attachFaultWords(result.fault));
      },
      () => {
        setProblem(saying('attach.fault.unknown'));
      },
    );
  };
  return (
    <SecretField
      label={t(`attach.secret.label.${secret}`)}
      value={value}
      button={t('attach.secret.send')}
      problem={problem?.words()}
      onChange={setValue}
      onSend={send}
    />
  );
}
