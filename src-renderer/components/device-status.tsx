import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { statusWords } from '../words/device-words.ts';

/** A shape and a word; a colour alone would tell nothing to many. */
export function DeviceStatus({ device }: { readonly device: PairedDeviceView }) {
  return (
    <span className="device-status-words">
      <span className="dot" data-state={device.connected ? 'running' : 'stopped'} aria-hidden="true" />
      {statusWords(device)}
    </span>
  );
}
