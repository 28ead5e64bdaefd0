import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../language/rich.tsx';
import { saying } from '../language/sentence.ts';
import { t } from '../language/t.ts';
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
      title={<Rich id="devices.remove.ask" values={{ device: <DeviceName device={device} /> }} />}
      keep={t('devices.remove.keep')}
      confirm={t('devices.remove.confirm')}
      confirming={t('devices.remove.confirming')}
      send={() => actions.remove(device.deviceId)}
      onDone={() => {
        const text = saying('devices.removed', { device: title });
        if (can.undo) {
          const undone = saying('devices.pairedAgain', { device: title });
          undo.offer({ text, undone, undo: () => actions.restore(device.deviceId) });
        } else {
          tell(text);
        }
        onDone?.();
      }}
      onClose={onClose}
    >
      <p>
        {device.connected ? `${t('devices.remove.atOnce')} ` : ''}
        {t('devices.remove.comeBack')}
      </p>
    </ConfirmDialog>
  );
}
