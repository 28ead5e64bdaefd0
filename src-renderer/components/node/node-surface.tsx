import { Check, X } from 'lucide-react';
import { t } from '../../language/t.ts';
import { capital } from '../../../src-main/gateway/words/any-language.ts';
import type { NodeView } from '../../state/node-list.ts';
import { capWords, permissionWords } from '../../words/node-words.ts';
import { Fact } from '../fact.tsx';
import { ICON } from '../icon.ts';

/** What it has to offer, and what its own system lets it do. */
export function NodeSurface({ node }: { readonly node: NodeView }) {
  const { caps, permissions = {}, nodeId, version = '', platform = '', clientId = '' } = node;
  const given = Object.entries(permissions);
  return (
    <section className="card panel" aria-labelledby="surface-heading">
      <h2 id="surface-heading">{t('nodePage.offers')}</h2>
      {caps.length === 0 ? (
        <p className="muted">{t('nodePage.offers.none')}</p>
      ) : (
        <ul className="node-caps">
          {caps.map((cap) => (
            <li key={cap}>
              {capital(capWords(cap))}{' '}
              <code className="muted">
                <bdi>{cap}</bdi>
              </code>
            </li>
          ))}
        </ul>
      )}
      {given.length === 0 ? null : (
        <>
          <h3>{t('nodePage.lets')}</h3>
          <ul className="node-permissions">
            {given.map(([name, isGiven]) => (
              <li key={name} data-given={isGiven}>
                {isGiven ? <Check {...ICON} /> : <X {...ICON} />}
                <span>
                  {permissionWords(name) ?? <bdi>{name}</bdi>}
                  {isGiven ? null : <span className="muted"> {t('nodePage.lets.not')}</span>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="details">
        <summary>{t('buttons.details')}</summary>
        <dl>
          <Fact name={t('facts.nodeId')} value={nodeId} />
          <Fact name={t('facts.platform')} value={platform} />
          <Fact name={t('facts.client')} value={[clientId, version].filter((part) => part !== '').join(' ')} />
        </dl>
      </details>
    </section>
  );
}
