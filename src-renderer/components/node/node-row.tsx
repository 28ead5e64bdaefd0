import { memo } from 'react';
import { t } from '../../language/t.ts';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { commandsOf, named, type NodeView } from '../../state/node-list.ts';
import { addressOf } from '../../state/route.ts';
import { abilitySentence } from '../../words/ability-words.ts';
import { kindWords } from '../../words/device-words.ts';
import { commandCount } from '../../words/node-words.ts';
import { Ago } from '../ago.tsx';
import { DeviceName } from '../device-name.tsx';
import { DevicePicture } from '../device-picture.tsx';
import { Tag } from '../tag.tsx';

export const NodeRow = memo(function NodeRow({ node }: { readonly node: NodeView }) {
  const { nodeId, commands, connected, lastSeenAtMs } = node;
  const listed = commandsOf(node);
  const waits = listed.some(({ state }) => state === 'waiting');
  return (
    <li className="node-row">
      <DevicePicture deviceId={nodeId} size={40} />
      <div className="plain-list-words">
        <p className="name-line">
          <a className="device-link" href={addressOf({ page: 'node', nodeId })}>
            <DeviceName device={named(node)} />
          </a>
          {waits ? <Tag tone="warning">{t('nodePage.asksForMore')}</Tag> : null}
        </p>
        <p className="muted">
          {kindWords(named(node))} · {commandCount(listed)}
        </p>
        {commands.length === 0 ? null : <p>{abilitySentence(abilitiesOf([{ role: 'node', scopes: [], commands }]))}</p>}
      </div>
      <div className="node-row-status">
        <span className="device-status-words">
          <span className="dot" data-state={connected ? 'running' : 'stopped'} aria-hidden="true" />
          {t(connected ? 'nodePage.connected' : 'nodePage.offline')}
        </span>
        {connected || lastSeenAtMs === undefined ? null : (
          <p className="muted">
            <Ago atMs={lastSeenAtMs} />
          </p>
        )}
      </div>
    </li>
  );
});
