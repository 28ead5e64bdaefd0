import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { endOf } from '../words/device-words.ts';
import { Ends } from './device/ends.tsx';
import { Tag } from './tag.tsx';

/** What is special about a paired device. */
export function DeviceTags({ device }: { readonly device: PairedDeviceView }) {
  const endsAtMs = endOf(device);
  return (
    <>
      {device.test ? <Tag tone="test">{t('devices.test')}</Tag> : null}
      {device.asksForCommands === true ? <Tag>{t('devices.asksForCommands')}</Tag> : null}
      {endsAtMs === undefined ? null : (
        <Tag>
          <Ends atMs={endsAtMs} />
        </Tag>
      )}
    </>
  );
}
