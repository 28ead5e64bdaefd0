/** Devices that run commands and share what they have: which are here, and what each may be asked. */
import { useMemo } from 'react';
import { Empty } from '../components/empty.tsx';
import { NodeRow } from '../components/node/node-row.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { sortedNodes, type NodeList } from '../state/node-list.ts';
import { addressOf } from '../state/route.ts';
import { useLiveAnswer } from '../state/use-live-answer.ts';
import { waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/node.css';

export function NodesPage({ view: { list } }: { readonly view: LoadedView }) {
  const { place } = useDeskTools();
  const known = useLiveAnswer<NodeList>(place.link, 'node.list');
  const nodes = useMemo(() => (known.kind === 'known' ? sortedNodes(known.answer.nodes) : undefined), [known]);
  return (
    <>
      <PageHead title={pageName('nodes')} waiting={waitingCount(list)} />
      {nodes === undefined ? (
        <p className="connecting" role="status">
          {t('pages.loading')}
        </p>
      ) : nodes.length === 0 ? (
        <Empty title={t('nodePage.none')}>
          {t('nodePage.none.text')} <a href={addressOf({ page: 'connect' })}>{t('frame.connectDevice')}</a>
        </Empty>
      ) : (
        <ul className="card plain-list node-list" aria-label={pageName('nodes')}>
          {nodes.map((node) => (
            <NodeRow key={node.nodeId} node={node} />
          ))}
        </ul>
      )}
    </>
  );
}
