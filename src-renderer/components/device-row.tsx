import { memo } from 'react';
import { abilitySentence } from '../../src-main/gateway/words/plain-words.ts';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { accessOf, deviceClaim, deviceTitle } from '../words/device-words.ts';
import { Ago } from './ago.tsx';
import { Button } from './button.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tag } from './tag.tsx';

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
            <DeviceName device={device} />
            {device.test ? <Tag tone="test">Test</Tag> : null}
            {device.asksForCommands === true ? <Tag>asks to run commands</Tag> : null}
          </p>
          <p className="muted">{deviceClaim(device)}</p>
        </div>
      </td>
      <td role="cell" className="device-access" title={access}>
        {access === '' ? <span className="muted">Nothing yet</span> : access}
      </td>
      <td role="cell" className="device-seen muted">
        <LastSeen device={device} />
      </td>
      <td role="cell" className="device-status">
        <span className="dot" data-state={device.connected ? 'running' : 'stopped'} aria-hidden="true" />
        {device.connected ? 'Connected' : 'Offline'}
      </td>
      <td role="cell" className="device-actions">
        <Button
          look="quiet"
          aria-label={`Remove ${deviceTitle(device)}…`}
          onClick={() => {
            onRemove(device);
          }}
        >
          Remove…
        </Button>
      </td>
    </tr>
  );
});

function LastSeen({ device: { connected, lastSeenAtMs } }: Pick<DeviceRowProps, 'device'>) {
  if (connected) return 'now';
  return lastSeenAtMs === undefined ? 'never' : <Ago atMs={lastSeenAtMs} />;
}
