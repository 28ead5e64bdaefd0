import { useDeferredValue, useMemo, useState } from 'react';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { byTitle, filtered, type Show } from '../state/device-filter.ts';
import { SHOWS, showWords } from '../words/device-words.ts';
import { DeviceRow } from './device-row.tsx';
import { Empty } from './empty.tsx';
import { MoreRows, ROOM } from './more-rows.tsx';

interface DeviceTableProps {
  readonly devices: readonly PairedDeviceView[];
  /** They could not be read: that there are none is not known. */
  readonly unread: boolean;
  readonly onRemove: (device: PairedDeviceView) => void;
}

/** Fewer are found faster by looking. */
const FILTER_FROM = 10;
/** From here on the browser skips the rows that are out of sight. */
const LONG_FROM = 100;
/** More than fit on a screen; the rest is drawn when there is time. */
const FIRST_ROWS = 30;

export function DeviceTable({ devices, unread, onRemove }: DeviceTableProps) {
  const [letters, setLetters] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [room, setRoom] = useState(ROOM);
  const wanted = useDeferredValue(letters);
  const sorted = useMemo(() => byTitle(devices), [devices]);
  const shown = useMemo(() => filtered(sorted, wanted, show), [sorted, wanted, show]);
  // A long list must not hold up the page, nor a click on Approve while it changes.
  const fitting = useMemo(() => shown.slice(0, room), [shown, room]);
  const drawn = useDeferredValue(fitting, fitting.slice(0, FIRST_ROWS));
  const isFiltered = shown.length < devices.length;
  return (
    <section aria-labelledby="paired-heading">
      <div className="section-head">
        <h2 id="paired-heading">
          {t('devices.paired')}{' '}
          <span className="count" aria-live="polite">
            {unread
              ? null
              : isFiltered
                ? t('devices.some', { shown: shown.length, all: devices.length })
                : devices.length}
          </span>
        </h2>
        {devices.length < FILTER_FROM ? null : (
          <div className="filters">
            <input
              type="search"
              className="field"
              placeholder={t('devices.find')}
              aria-label={t('devices.find')}
              value={letters}
              onChange={({ target }) => {
                setLetters(target.value);
              }}
            />
            <select
              className="field select"
              aria-label={t('devices.which')}
              value={show}
              onChange={({ target }) => {
                setShow(target.value as Show);
              }}
            >
              {SHOWS.map((value) => (
                <option key={value} value={value}>
                  {showWords(value)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {unread ? (
        <Empty title={t('devices.unread')}>{t('devices.unread.text')}</Empty>
      ) : devices.length === 0 ? (
        <Empty title={t('devices.none')}>{t('devices.none.text')}</Empty>
      ) : (
        <Rows shown={drawn} onRemove={onRemove} />
      )}
      {shown.length <= room ? null : <MoreRows shown={room} of={shown.length} onMore={setRoom} />}
    </section>
  );
}

function Rows({
  shown,
  onRemove,
}: Pick<DeviceTableProps, 'onRemove'> & { readonly shown: DeviceTableProps['devices'] }) {
  if (shown.length === 0) return <Empty title={t('devices.noneFound')}>{t('devices.noneFound.text')}</Empty>;
  return (
    <table className="device-table" role="table" aria-labelledby="paired-heading" data-long={shown.length > LONG_FROM}>
      <thead role="rowgroup">
        <tr role="row" className="device-row">
          <th role="columnheader">{t('devices.column.device')}</th>
          <th role="columnheader">{t('devices.column.access')}</th>
          <th role="columnheader">{t('devices.column.status')}</th>
          <th role="columnheader">
            <span className="hidden">{t('devices.column.actions')}</span>
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
