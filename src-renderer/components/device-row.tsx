import { memo } from 'react';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { addressOf } from '../state/route.ts';
import { abilitySentence } from '../words/ability-words.ts';
import { accessOf, deviceClaim, deviceTitle } from '../words/device-words.ts';
import { Ago } from './ago.tsx';
import { Button } from './button.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';
import { DeviceStatus } from './device-status.tsx';
import { DeviceTags } from './device-tags.tsx';

interface DeviceRowProps {
  readonly device: PairedDeviceView;
  readonly onRemove: (device: PairedDeviceView) => void;
}

/** The roles are written out because rows that are laid out as a grid lose those of a table. */
export const DeviceRow = memo(function DeviceRow({ device, onRemove }: DeviceRowProps) {
  const access = abilitySentence(accessOf(device));
  return (
    <tr role="row" className="device-row">
      <td role="cell" className="device-who">
        <DevicePicture deviceId={device.deviceId} size={32} />
        <div>
          <p className="name-line">
            <a className="device-link" href={addressOf({ page: 'device', deviceId: device.deviceId })}>
              <DeviceName device={device} />
            </a>
            <DeviceTags device={device} />
          </p>
          <p className="muted">{deviceClaim(device)}</p>
        </div>
      </td>
      <td role="cell" className="device-access" title={access}>
        {access === '' ? <span className="muted">{t('devices.noAccess')}</span> : access}
      </td>
      <td role="cell" className="device-status">
        <DeviceStatus device={device} />
        <LastSeen device={device} />
      </td>
      <td role="cell" className="device-actions">
        <Button
          look="quiet"
          aria-label={t('devices.remove.label', { device: deviceTitle(device) })}
          onClick={() => {
            onRemove(device);
          }}
        >
          {t('devices.remove')}
        </Button>
      </td>
    </tr>
  );
});

function LastSeen({ device: { connected, lastSeenAtMs } }: Pick<DeviceRowProps, 'device'>) {
  if (connected) return null;
  return (
    <p className="muted device-seen">
      {lastSeenAtMs === undefined ? t('devices.neverSeen') : <Ago atMs={lastSeenAtMs} />}
    </p>
  );
}
