import { useDeferredValue, useMemo, useState } from 'react';
import { t } from '../../language/t.ts';
import { foundNodes, sortedNodes, type NodeView } from '../../state/node-list.ts';
import { pageName } from '../../words/page-words.ts';
import { Empty } from '../empty.tsx';
import { MoreRows, ROOM } from '../more-rows.tsx';
import { NodeRow } from './node-row.tsx';

/** Fewer are found faster by looking. */
const FILTER_FROM = 10;

export function NodeList({ nodes }: { readonly nodes: readonly NodeView[] }) {
  const [letters, setLetters] = useState('');
  const [room, setRoom] = useState(ROOM);
  const wanted = useDeferredValue(letters);
  const sorted = useMemo(() => sortedNodes(nodes), [nodes]);
  const found = useMemo(() => foundNodes(sorted, wanted), [sorted, wanted]);
  return (
    <>
      {nodes.length < FILTER_FROM ? null : (
        <div className="filters">
          <input
            type="search"
            className="field"
            placeholder={t('nodePage.find')}
            aria-label={t('nodePage.find')}
            value={letters}
            onChange={({ target }) => {
              setLetters(target.value);
            }}
          />
        </div>
      )}
      {found.length === 0 ? (
        <Empty title={t('nodePage.noneFound')}>{t('nodePage.noneFound.text')}</Empty>
      ) : (
        <ul className="card plain-list node-list" aria-label={pageName('nodes')}>
          {found.slice(0, room).map((node) => (
            <NodeRow key={node.nodeId} node={node} />
          ))}
        </ul>
      )}
      {found.length <= room ? null : <MoreRows shown={room} of={found.length} onMore={setRoom} />}
    </>
  );
}
