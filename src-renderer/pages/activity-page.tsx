/** What happened at the gate: every request, decision and refusal, and who is locked out now. */
import { useSyncExternalStore } from 'react';
import { X } from 'lucide-react';
import { AtTheGate } from '../components/activity/at-the-gate.tsx';
import { ExportButtons } from '../components/activity/export-buttons.tsx';
import { HistoryList } from '../components/activity/history-list.tsx';
import { LockoutList } from '../components/activity/lockout-list.tsx';
import { ICON } from '../components/icon.ts';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import { byTitle } from '../state/device-filter.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { addressOf, type Route } from '../state/route.ts';
import type { Stores } from '../state/stores.ts';
import { useHistory } from '../state/use-history.ts';
import { replaceRoute } from '../state/use-route.ts';
import { waitingCount } from '../state/waiting.ts';
import { deviceTitle } from '../words/device-words.ts';
import { groupWords, HISTORY_GROUPS } from '../words/history-words.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/activity.css';

interface ActivityPageProps {
  readonly route: Extract<Route, { page: 'activity' }>;
  readonly view: LoadedView;
  readonly lockouts: Stores['lockouts'];
}

const PAGE_LENGTH = 100;
const NONE: readonly never[] = [];

export function ActivityPage({ route, view, lockouts }: ActivityPageProps) {
  const { place } = useDeskTools();
  const { deviceId, show = 'all' } = route;
  const kinds = HISTORY_GROUPS.find(({ id }) => id === show)?.kinds;
  const filter = { ...(deviceId !== undefined && { deviceId }), ...(kinds !== undefined && { kinds }) };
  const [history, loadOlder] = useHistory(place.link, filter, PAGE_LENGTH);
  const locked = useSyncExternalStore(lockouts.subscribe, lockouts.known);
  return (
    <>
      <PageHead title={pageName('activity')} waiting={waitingCount(view.list)}>
        <ExportButtons filter={filter} />
      </PageHead>
      <LockoutList lockouts={locked.kind === 'known' ? locked.answer.lockouts : NONE} devices={view.list.devices} />
      <AtTheGate />
      <section aria-labelledby="history-heading">
        <div className="section-head">
          <h2 id="history-heading">{t('activity.history')}</h2>
          <div className="filters">
            <select
              className="field select"
              aria-label={t('activity.what')}
              value={HISTORY_GROUPS.some(({ id }) => id === show) ? show : 'all'}
              onChange={({ target }) => {
                replaceRoute(activity(deviceId, target.value));
              }}
            >
              {HISTORY_GROUPS.map((group) => (
                <option key={group.id} value={group.id}>
                  {groupWords(group)}
                </option>
              ))}
            </select>
            <DeviceChoice view={view} deviceId={deviceId} show={show} />
          </div>
        </div>
        {deviceId === undefined || view.list.devices.some((device) => device.deviceId === deviceId) ? null : (
          <p className="history-narrowed muted">
            {t('activity.only', { id: deviceId.slice(0, 12) })}{' '}
            <a href={addressOf(activity(undefined, show))}>
              <X {...ICON} /> {t('activity.showAll')}
            </a>
          </p>
        )}
        <HistoryList view={view} history={history} empty={t('activity.appears')} onOlder={loadOlder} />
      </section>
    </>
  );
}

function DeviceChoice({
  view,
  deviceId = '',
  show,
}: {
  readonly view: LoadedView;
  readonly deviceId: string | undefined;
  readonly show: string;
}) {
  return (
    <select
      className="field select"
      aria-label={t('activity.which')}
      value={deviceId}
      onChange={({ target }) => {
        replaceRoute(activity(target.value === '' ? undefined : target.value, show));
      }}
    >
      <option value="">{t('activity.all')}</option>
      {byTitle(view.list.devices).map((device) => (
        <option key={device.deviceId} value={device.deviceId}>
          {deviceTitle(device)}
        </option>
      ))}
    </select>
  );
}

function activity(deviceId: string | undefined, show: string): Route {
  return { page: 'activity', ...(deviceId !== undefined && { deviceId }), ...(show !== 'all' && { show }) };
}
