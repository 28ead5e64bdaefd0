/** One node: what it asks to run, a console to ask it something, and what it offers. */
import { ArrowLeft } from 'lucide-react';
import { CommandCard } from '../components/command-card.tsx';
import { DeviceName } from '../components/device-name.tsx';
import { DevicePicture } from '../components/device-picture.tsx';
import { Empty } from '../components/empty.tsx';
import { ICON } from '../components/icon.ts';
import { InvokeConsole } from '../components/node/invoke-console.tsx';
import { NodeCommands } from '../components/node/node-commands.tsx';
import { NodeSurface } from '../components/node/node-surface.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { commandsOf, named, type NodeList, type NodeView } from '../state/node-list.ts';
import { addressOf } from '../state/route.ts';
import { useLiveAnswer } from '../state/use-live-answer.ts';
import { waitingCount } from '../state/waiting.ts';
import { deviceTitle, kindWords } from '../words/device-words.ts';
import { pageName, tabTitle } from '../words/page-words.ts';
import '../styles/device.css';
import '../styles/node.css';

interface NodePageProps {
  readonly nodeId: string;
  readonly view: LoadedView;
}

export function NodePage({ nodeId, view }: NodePageProps) {
  const { place } = useDeskTools();
  const known = useLiveAnswer<NodeList>(place.link, 'node.list');
  const node = known.kind === 'known' ? known.answer.nodes.find((other) => other.nodeId === nodeId) : undefined;
  return (
    <>
      <p className="back">
        <a href={addressOf({ page: 'nodes' })}>
          <ArrowLeft {...ICON} /> {pageName('nodes')}
        </a>
      </p>
      {known.kind === 'unknown' ? (
        <p className="connecting" role="status">
          {t('pages.loading')}
        </p>
      ) : node === undefined ? (
        <>
          <PageHead title={t('nodePage.notPaired')} waiting={waitingCount(view.list)} />
          <Empty title={t('nodePage.notPaired.title')}>{t('nodePage.notPaired.text')}</Empty>
        </>
      ) : (
        <Node node={node} view={view} />
      )}
    </>
  );
}

function Node({ node, view: { list } }: { readonly node: NodeView; readonly view: LoadedView }) {
  const { review } = useDeskTools();
  const title = deviceTitle(named(node));
  const commands = commandsOf(node);
  const [first, ...others] = commands.filter(({ state }) => state === 'allowed').map(({ name }) => name);
  const request = list.commandRequests?.find(({ deviceId }) => deviceId === node.nodeId);
  return (
    <>
      <header className="device-head">
        <title>{tabTitle(title, waitingCount(list))}</title>
        <DevicePicture deviceId={node.nodeId} size={64} />
        <div>
          <h1>
            <DeviceName device={named(node)} />
          </h1>
          <p className="muted">{kindWords(named(node))}</p>
          <p className="name-line">
            <span className="device-status-words">
              <span className="dot" data-state={node.connected ? 'running' : 'stopped'} aria-hidden="true" />
              {t(node.connected ? 'nodePage.connected' : 'nodePage.offline')}
            </span>
            <a href={addressOf({ page: 'device', deviceId: node.nodeId })}>{t('nodePage.accessAndHistory')}</a>
          </p>
        </div>
      </header>
      {request === undefined ? null : (
        <ul className="waiting-list node-asks">
          <CommandCard request={request} onReview={review} />
        </ul>
      )}
      <div className="node-page">
        {first === undefined ? (
          <section className="card panel">
            <h2>{t('nodePage.run')}</h2>
            <p className="muted">{t('nodePage.mayRunNone')}</p>
          </section>
        ) : (
          <InvokeConsole nodeId={node.nodeId} title={title} connected={node.connected} commands={[first, ...others]} />
        )}
        <div>
          <NodeCommands commands={commands} />
          <NodeSurface node={node} />
        </div>
      </div>
    </>
  );
}
