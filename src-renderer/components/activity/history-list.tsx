import { useMemo } from 'react';
import type { HistoryEntry } from '../../../src-main/gateway/protocol/history.ts';
import { t } from '../../language/t.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import type { History } from '../../state/history-feed.ts';
import { EACH_HALF_MINUTE, useNow } from '../../state/clock.ts';
import { useClockOffset } from '../../state/clock-offset.ts';
import { dayWords } from '../../words/time-words.ts';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { HistoryRow } from './history-row.tsx';
import { Said } from '../said.tsx';

interface HistoryListProps {
  readonly view: LoadedView;
  readonly history: History;
  /** Where the rows are about one device, its name says nothing. */
  readonly empty: string;
  readonly onOlder?: () => void;
}

export function HistoryList({ view, history: { entries, older, failure }, empty, onOlder }: HistoryListProps) {
  const offsetMs = useClockOffset();
  const nowMs = useNow(EACH_HALF_MINUTE);
  const days = useMemo(() => byDay(entries, offsetMs, nowMs), [entries, offsetMs, nowMs]);
  return (
    <>
      {days.map(({ day, ofDay }) => (
        <section key={day} className="history-day" aria-label={day}>
          <h3>{day}</h3>
          <ul className="history card">
            {ofDay.map((entry) => (
              <HistoryRow key={entry.id} entry={entry} view={view} />
            ))}
          </ul>
        </section>
      ))}
      {entries.length === 0 && older === 'none' && failure === undefined ? (
        <Empty title={t('activity.nothing')}>{empty}</Empty>
      ) : null}
      <div className="history-foot" role="status">
        {failure === undefined ? null : (
          <p className="ask-failure">
            <Said sentence={failure} />
          </p>
        )}
        {older === 'loading' ? <p className="muted">{t('pages.loading')}</p> : null}
        {older === 'more' && onOlder !== undefined ? <Button onClick={onOlder}>{t('activity.older')}</Button> : null}
      </div>
    </>
  );
}

interface Day {
  readonly day: string;
  readonly ofDay: readonly HistoryEntry[];
}

/** The entries come newest first, so those of a day stand together. */
function byDay(entries: readonly HistoryEntry[], offsetMs: number, nowMs: number): readonly Day[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const day = dayWords(entry.atMs - offsetMs, nowMs);
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [entry]);
    else ofDay.push(entry);
  }
  return [...days].map(([day, ofDay]) => ({ day, ofDay }));
}
