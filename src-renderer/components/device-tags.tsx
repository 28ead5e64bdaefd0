import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { endOf } from '../words/device-words.ts';
import { Ends } from './device/ends.tsx';
import { Tag } from './tag.tsx';

/** What is special about a paired device. */
export function DeviceTags({ device }: { readonly device: PairedDeviceView }) {
  const endsAtMs = endOf(device);
  return (
    <>
      {device.test ? <Tag tone="test">Test</Tag> : null}
      {device.asksForCommands === true ? <Tag>asks to run commands</Tag> : null}
      {endsAtMs === undefined ? null : (
        <Tag>
          <Ends atMs={endsAtMs} />
        </Tag>
      )}
    </>
  );
}
