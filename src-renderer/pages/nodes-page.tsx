/** Devices that run commands and share what they have: which are here, and what each may be asked. */
import { Empty } from '../components/empty.tsx';
import { NodeList } from '../components/node/node-list.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { areUnread } from '../state/device-filter.ts';
import type { NodeList as NodeListAnswer } from '../state/node-list.ts';
import { addressOf } from '../state/route.ts';
import { useLiveAnswer } from '../state/use-live-answer.ts';
import { waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/node.css';

export function NodesPage({ view: { list } }: { readonly view: LoadedView }) {
  const { place } = useDeskTools();
  const known = useLiveAnswer<NodeListAnswer>(place.link, 'node.list');
  const nodes = known.kind === 'known' ? known.answer.nodes : undefined;
  return (
    <>
      <PageHead title={pageName('nodes')} waiting={waitingCount(list)} />
      {nodes === undefined ? (
        <p className="connecting" role="status">
          {t('pages.loading')}
        </p>
      ) : areUnread(list) ? (
        <Empty title={t('devices.unread')}>{t('devices.unread.text')}</Empty>
      ) : nodes.length === 0 ? (
        <Empty title={t('nodePage.none')}>
          {t('nodePage.none.text')} <a href={addressOf({ page: 'connect' })}>{t('frame.connectDevice')}</a>
        </Empty>
      ) : (
        <NodeList nodes={nodes} />
      )}
    </>
  );
}
