/** The first look: whether it runs, what waits for a decision, who is connected now. */
import { Check } from 'lucide-react';
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { GatewaySummary } from '../components/gateway-summary.tsx';
import { ICON } from '../components/icon.ts';
import { ConnectedNow } from '../components/overview/connected-now.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { WaitingList } from '../components/waiting-list.tsx';
import { t } from '../language/t.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { waitingCards, waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';
import { FirstRun } from './lazy-pages.tsx';
import '../styles/overview.css';

interface OverviewPageProps {
  readonly view: LoadedView;
  readonly desktop: DesktopState | undefined;
  readonly connected: boolean;
}

export function OverviewPage({ view: { list }, desktop, connected }: OverviewPageProps) {
  const { place } = useDeskTools();
  return (
    <>
      <PageHead title={pageName('overview')} waiting={waitingCount(list)} />
      {list.status.fault === undefined ? (
        <GatewaySummary status={list.status} place={place} connected={connected} />
      ) : null}
      {place.kind === 'window' && desktop?.firstRun === true && desktop.attached === undefined ? (
        <FirstRun bridge={place.bridge} status={list.status} desktop={desktop} />
      ) : null}
      {waitingCards(list) === 0 ? (
        <p className="nothing-waits muted">
          {connected ? <Check {...ICON} /> : null}
          {t(connected ? 'overview.nothingWaits' : 'overview.waitingUnknown')}
        </p>
      ) : (
        <WaitingList list={list} />
      )}
      <ConnectedNow list={list} connected={connected} />
    </>
  );
}
