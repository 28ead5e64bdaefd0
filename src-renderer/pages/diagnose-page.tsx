/** What the gateway finds when it looks at itself: what is wrong first, each with its fix; and from where this page looks. */
import { RefreshCw } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Diagnosis, Finding } from '../../src-main/gateway/protocol/diagnosis.ts';
import { Ago } from '../components/ago.tsx';
import { Banner } from '../components/banner.tsx';
import { Button } from '../components/button.tsx';
import { FineFinding, FindingCard } from '../components/diagnose/finding-card.tsx';
import { DiagnosisSum } from '../components/diagnose/diagnosis-sum.tsx';
import { VantageSection } from '../components/diagnose/vantage-section.tsx';
import { ICON } from '../components/icon.ts';
import { PageHead } from '../components/shell/page-head.tsx';
import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import type { DiagnosisStore, DiagnosisView } from '../state/diagnosis-store.ts';
import { waitingCount } from '../state/waiting.ts';
import { lookedWords } from '../words/diagnosis-words.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/diagnose.css';

interface DiagnosePageProps {
  readonly view: LoadedView;
  readonly store: DiagnosisStore;
}

export function DiagnosePage({ view, store }: DiagnosePageProps) {
  const seen = useSyncExternalStore(store.subscribe, store.view);
  useEffect(() => {
    void store.look();
  }, [store]);
  return (
    <>
      <PageHead title={pageName('diagnose')} waiting={waitingCount(view.list)}>
        <div className="look">
          {seen.kind === 'known' ? (
            <p className="muted small">
              <Rich id="diagnosePage.looked" values={{ ago: <Ago atMs={seen.diagnosis.atMs} /> }} />
            </p>
          ) : null}
          <CheckAgain store={store} />
        </div>
      </PageHead>
      <Seen seen={seen} />
      {/* Below what is not known yet: it would have to make way for it. */}
      {seen.kind === 'unread' ? null : <VantageSection view={view} />}
    </>
  );
}

function CheckAgain({ store }: Pick<DiagnosePageProps, 'store'>) {
  const { tell } = useDeskTools();
  const [looking, setLooking] = useState(false);
  return (
    <Button
      disabled={looking}
      onClick={() => {
        setLooking(true);
        void store.look().then((seen) => {
          setLooking(false);
          tell({ words: () => lookedWords(seen) });
        });
      }}
    >
      <RefreshCw {...ICON} />
      {t(looking ? 'diagnosePage.checking' : 'diagnosePage.check')}
    </Button>
  );
}

function Seen({ seen }: { readonly seen: DiagnosisView }) {
  switch (seen.kind) {
    case 'unread':
      return (
        <p className="connecting" role="status">
          {t('diagnosePage.looking')}
        </p>
      );
    case 'failed':
      return (
        <Banner tone="warning" title={t('diagnosis.failed')}>
          {t('diagnosis.failed.says')}
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="warning" title={t('diagnosis.refused')}>
          <Rich id="diagnosis.refused.says" values={{ message: <span lang="en">{seen.message}</span> }} />
        </Banner>
      );
    case 'known':
      return (
        <>
          {seen.again === 'done' ? null : (
            <Banner tone="warning" title={t('diagnosePage.noAnswer')}>
              {t('diagnosePage.noAnswer.text')}
            </Banner>
          )}
          <Findings diagnosis={seen.diagnosis} />
        </>
      );
  }
}

function Findings({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const of = (wanted: Finding['state']): readonly Finding[] =>
    diagnosis.findings.filter(({ state }) => state === wanted);
  const fine = of('fine');
  return (
    <>
      <DiagnosisSum diagnosis={diagnosis} />
      <Cards id="problems" title={t('diagnosePage.problems')} findings={of('problem')} />
      <Cards id="notes" title={t('diagnosePage.notes')} findings={of('note')} />
      {fine.length === 0 ? null : (
        <section aria-labelledby="fine-heading">
          <h2 id="fine-heading">
            {t('diagnosePage.fine')} <span className="count">{fine.length}</span>
          </h2>
          <ul className="card fine-list">
            {fine.map((finding) => (
              <FineFinding key={finding.check} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface CardsProps {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

function Cards({ id, title, findings }: CardsProps) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        {title} <span className="count">{findings.length}</span>
      </h2>
      <ul className="findings">
        {findings.map((finding) => (
          <FindingCard key={`${finding.check} ${finding.what}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
