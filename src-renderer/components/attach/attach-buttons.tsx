/** Attach, detach, try again: each waits for the app's answer, and shows what it says where nothing came of it. */
import { useState } from 'react';
import type { AttachResult, DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import { saying, type Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { attachFaultWords } from '../../words/attach-words.ts';
import { Button, type ButtonLook } from '../button.tsx';
import { Said } from '../said.tsx';

interface ActButtonProps {
  readonly label: string;
  readonly busyLabel: string;
  readonly look?: ButtonLook;
  readonly act: () => Promise<AttachResult>;
}

function ActButton({ label, busyLabel, look = 'plain', act }: ActButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Sentence>();
  const press = (): void => {
    setBusy(true);
    setFailure(undefined);
    void act()
      .then(
        (result) => {
          if (!result.ok) setFailure(attachFaultWords(result.fault));
        },
        () => {
          setFailure(saying('attach.fault.unknown'));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <>
      <Button look={look} disabled={busy} onClick={press}>
        {busy ? busyLabel : label}
      </Button>
      {failure === undefined ? null : (
        <span className="ask-failure small" role="status">
          <Said sentence={failure} />
        </span>
      )}
    </>
  );
}

export function AttachOfferedButton({ bridge }: { readonly bridge: DesktopBridge }) {
  return (
    <ActButton
      look="primary"
      label={t('attach.attach')}
      busyLabel={t('attach.attaching')}
      act={() => bridge.attachOffered()}
    />
  );
}

export function TryAgainButton({ bridge }: { readonly bridge: DesktopBridge }) {
  return <ActButton label={t('attach.again')} busyLabel={t('attach.attaching')} act={() => bridge.attachAgain()} />;
}

export function DetachButton({ bridge }: { readonly bridge: DesktopBridge }) {
  const detach = async (): Promise<AttachResult> => {
    await bridge.detach();
    return { ok: true };
  };
  return <ActButton label={t('attach.detach')} busyLabel={t('attach.detaching')} act={detach} />;
}
