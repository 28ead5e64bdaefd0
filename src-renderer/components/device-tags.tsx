import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { EACH_HALF_MINUTE, useNow } from '../state/clock.ts';
import { useClockOffset } from '../state/clock-offset.ts';
import { endOf } from '../words/device-words.ts';
import { endsIn, exactTime } from '../words/time-words.ts';
import { Tag } from './tag.tsx';

/** What is special about a paired device. */
export function DeviceTags({ device }: { readonly device: PairedDeviceView }) {
  const endsAtMs = endOf(device);
  return (
    <>
      {device.test ? <Tag tone="test">Test</Tag> : null}
      {device.asksForCommands === true ? <Tag>asks to run commands</Tag> : null}
      {endsAtMs === undefined ? null : <EndsTag atMs={endsAtMs} />}
    </>
  );
}

function EndsTag({ atMs }: { readonly atMs: number }) {
  const here = atMs - useClockOffset();
  const now = useNow(EACH_HALF_MINUTE);
  return (
    <span title={`Its access ends on ${exactTime(here)}`}>
      <Tag>{endsIn(here, now)}</Tag>
    </span>
  );
}
