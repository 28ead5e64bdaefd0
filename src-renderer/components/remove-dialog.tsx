import { useId, useState } from 'react';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import type { Failure } from '../state/desk-actions.ts';
import { deviceTitle } from '../words/device-words.ts';
import { Button } from './button.tsx';
import { DeviceName } from './device-name.tsx';
import { Modal } from './modal.tsx';

interface RemoveDialogProps {
  readonly device: PairedDeviceView;
  readonly remove: (deviceId: string) => Promise<Failure>;
  readonly onNotice: (text: string) => void;
  readonly onClose: () => void;
}

type Progress = { readonly kind: 'asking'; readonly failure?: string } | { readonly kind: 'removing' };

export function RemoveDialog({ device, remove, onNotice, onClose }: RemoveDialogProps) {
  const headingId = useId();
  const [progress, setProgress] = useState<Progress>({ kind: 'asking' });
  const removing = progress.kind === 'removing';
  const confirm = (): void => {
    setProgress({ kind: 'removing' });
    void remove(device.deviceId).then((failure) => {
      if (failure !== undefined) {
        setProgress({ kind: 'asking', failure });
        return;
      }
      onNotice(`${deviceTitle(device)} was removed.`);
      onClose();
    });
  };
  return (
    <Modal labelledBy={headingId} role="alertdialog" onClose={onClose}>
      <h2 id={headingId}>
        Remove <DeviceName device={device} />?
      </h2>
      <p>
        {device.connected ? 'It is disconnected at once. ' : ''}
        To come back, it has to ask and be approved again.
      </p>
      <p className="ask-failure" role="status">
        {progress.kind === 'asking' ? progress.failure : null}
      </p>
      <div className="modal-buttons">
        <Button disabled={removing} onClick={onClose}>
          Keep device
        </Button>
        <Button look="danger" disabled={removing} onClick={confirm}>
          {removing ? 'Removing…' : 'Remove device'}
        </Button>
      </div>
    </Modal>
  );
}
