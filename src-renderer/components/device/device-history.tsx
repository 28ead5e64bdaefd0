import { t } from '../../language/t.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { addressOf } from '../../state/route.ts';
import { useHistory } from '../../state/use-history.ts';
import { HistoryList } from '../activity/history-list.tsx';

interface DeviceHistoryProps {
  readonly deviceId: string;
  readonly view: LoadedView;
}

/** The latest; the rest is in Activity. */
const SHOWN = 10;

export function DeviceHistory({ deviceId, view }: DeviceHistoryProps) {
  const { place } = useDeskTools();
  const [history] = useHistory(place.link, { deviceId }, SHOWN);
  return (
    <section aria-labelledby="history-heading">
      <div className="section-head">
        <h2 id="history-heading">{t('devicePage.history')}</h2>
        {history.entries.length === 0 ? null : (
          <a href={addressOf({ page: 'activity', deviceId })}>{t('devicePage.allInActivity')}</a>
        )}
      </div>
      <HistoryList view={view} history={history} empty={t('devicePage.noHistory')} />
    </section>
  );
}
