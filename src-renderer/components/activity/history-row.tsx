import { ChevronDown, CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { memo } from 'react';
import type { HistoryEntry } from '../../../src-main/gateway/protocol/history.ts';
import { t } from '../../language/t.ts';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { useClockOffset } from '../../state/clock-offset.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { abilitySentence } from '../../words/ability-words.ts';
import { historyMeta, historyTone, letSomebodyIn } from '../../words/history-words.ts';
import { exactTime, timeOfDay } from '../../words/time-words.ts';
import { Fact } from '../fact.tsx';
import { ICON } from '../icon.ts';
import { HistorySentence } from './history-sentence.tsx';
import { WasThisYou } from './was-this-you.tsx';

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly view: LoadedView;
}

const ICONS = { good: CircleCheck, bad: CircleX, neutral: CircleMinus } as const;

/** One sentence; opened, it tells why, what to do, and the protocol's own words. */
export const HistoryRow = memo(function HistoryRow({ entry, view }: HistoryRowProps) {
  return (
    <li className="history-row" data-tone={historyTone(entry)}>
      <details className="history-entry">
        <summary>
          <Summary entry={entry} />
        </summary>
        <EntryDetails entry={entry} />
      </details>
      {letSomebodyIn(entry) ? <WasThisYou entry={entry} view={view} /> : null}
    </li>
  );
});

function Summary({ entry }: Pick<HistoryRowProps, 'entry'>) {
  const Icon = ICONS[historyTone(entry)];
  const here = entry.atMs - useClockOffset();
  const meta = historyMeta(entry);
  return (
    <>
      <Icon {...ICON} />
      <span className="history-words">
        <HistorySentence entry={entry} />
        {meta.length === 0 ? null : <span className="muted history-meta">{meta.join(' · ')}</span>}
      </span>
      <time className="muted figures" dateTime={new Date(here).toISOString()} title={exactTime(here)}>
        {timeOfDay(here)}
      </time>
      <ChevronDown {...ICON} className="history-chevron" />
    </>
  );
}

function EntryDetails({ entry }: Pick<HistoryRowProps, 'entry'>) {
  const { scopes = [], commands = [], why, fix, lastAtMs } = entry;
  const offsetMs = useClockOffset();
  const access = abilitySentence(
    abilitiesOf([
      ...(scopes.length > 0 ? [{ role: 'operator' as const, scopes, commands: [] }] : []),
      ...(commands.length > 0 ? [{ role: 'node' as const, scopes: [], commands }] : []),
    ]),
  );
  return (
    <div className="history-why">
      {why === undefined ? null : <p lang="en">{why}</p>}
      {fix === undefined ? null : <p lang="en">{fix}</p>}
      {access === '' ? null : <p>{access}</p>}
      <dl className="facts">
        <Fact name={t('facts.when')} value={exactTime(entry.atMs - offsetMs)} />
        <Fact name={t('facts.last')} value={lastAtMs === undefined ? '' : exactTime(lastAtMs - offsetMs)} />
        <Fact name={t('facts.deviceId')} value={entry.deviceId ?? ''} />
        <Fact name={t('facts.role')} value={entry.role ?? ''} />
        <Fact name={t('facts.scopes')} value={scopes.join(', ')} />
        <Fact name={t('facts.commands')} value={commands.join(', ')} />
        <Fact name={t('facts.cause')} value={entry.cause ?? ''} />
        <Fact name={t('facts.client')} value={entry.clientId ?? ''} />
        <Fact name={t('facts.request')} value={entry.requestId ?? ''} />
      </dl>
    </div>
  );
}
