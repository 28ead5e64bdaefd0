import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { deviceTitle } from '../words/device-words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DeviceName } from './device-name.tsx';

interface RemoveDialogProps {
  readonly device: PairedDeviceView;
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

export function RemoveDialog({ device, onDone, onClose }: RemoveDialogProps) {
  const { actions, can, undo, tell } = useDeskTools();
  const title = deviceTitle(device);
  return (
    <ConfirmDialog
      title={
        <>
          Remove <DeviceName device={device} />?
        </>
      }
      keep="Keep device"
      confirm="Remove device"
      confirming="Removing…"
      send={() => actions.remove(device.deviceId)}
      onDone={() => {
        const text = `${title} was removed.`;
        if (can.undo) {
          undo.offer({ text, undone: `${title} is paired again.`, undo: () => actions.restore(device.deviceId) });
        } else {
          tell(text);
        }
        onDone?.();
      }}
      onClose={onClose}
    >
      <p>
        {device.connected ? 'It is disconnected at once. ' : ''}
        To come back, it has to ask and be approved again.
      </p>
    </ConfirmDialog>
  );
}
