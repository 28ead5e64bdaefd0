import { useDeferredValue, useMemo, useState } from 'react';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { deviceTitle } from '../words/device-words.ts';
import { DeviceRow } from './device-row.tsx';
import { Empty } from './empty.tsx';

interface DeviceTableProps {
  readonly devices: readonly PairedDeviceView[];
  readonly onRemove: (device: PairedDeviceView) => void;
}

/** Fewer are found faster by looking. */
const FILTER_FROM = 9;
/** From here on the browser skips the rows that are out of sight. */
const LONG_FROM = 100;
/** More than fit on a screen; the rest is drawn when there is time. */
const FIRST_ROWS = 30;

export function DeviceTable({ devices, onRemove }: DeviceTableProps) {
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const sorted = useMemo(() => byTitle(devices), [devices]);
  const shown = useMemo(
    () => sorted.filter((device) => deviceTitle(device).toLowerCase().includes(wanted)),
    [sorted, wanted],
  );
  // A long list must not hold up the page, nor a click on Approve while it changes.
  const drawn = useDeferredValue(shown, shown.slice(0, FIRST_ROWS));
  return (
    <section aria-labelledby="paired-heading">
      <div className="section-head">
        <h2 id="paired-heading">
          Paired <span className="count">{devices.length}</span>
        </h2>
        {devices.length < FILTER_FROM ? null : (
          <input
            type="search"
            className="field filter"
            placeholder="Find a device"
            aria-label="Find a device"
            value={filter}
            onChange={({ target }) => {
              setFilter(target.value);
            }}
          />
        )}
      </div>
      {devices.length === 0 ? (
        <Empty title="No device is paired yet">A device that you approve stays here until you remove it.</Empty>
      ) : (
        <Rows shown={drawn} onRemove={onRemove} />
      )}
    </section>
  );
}

function Rows({
  shown,
  onRemove,
}: Pick<DeviceTableProps, 'onRemove'> & { readonly shown: DeviceTableProps['devices'] }) {
  if (shown.length === 0) return <Empty title="No device has that name">Try fewer letters.</Empty>;
  return (
    <table className="device-table" role="table" aria-labelledby="paired-heading" data-long={shown.length > LONG_FROM}>
      <thead role="rowgroup">
        <tr role="row" className="device-row">
          <th role="columnheader">Device</th>
          <th role="columnheader">Access</th>
          <th role="columnheader">Last seen</th>
          <th role="columnheader">Status</th>
          <th role="columnheader">
            <span className="hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {shown.map((device) => (
          <DeviceRow key={device.deviceId} device={device} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  );
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** By name, not by who is connected: rows that jump whenever a phone wakes up cannot be read. */
function byTitle(devices: readonly PairedDeviceView[]): readonly PairedDeviceView[] {
  return devices
    .map((device) => ({ device, title: deviceTitle(device) }))
    .sort((one, other) => collator.compare(one.title, other.title))
    .map(({ device }) => device);
}
