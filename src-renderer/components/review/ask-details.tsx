/** Everything that was asked in the protocol's own words, for those who want to compare. */
import type { WaitingRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { t } from '../../language/t.ts';
import type { Ask } from '../../state/ask.ts';
import { Fact } from '../fact.tsx';

export function AskDetails({ ask: { deviceId, requests } }: { readonly ask: Ask }) {
  return (
    <details className="details">
      <summary>{t('buttons.details')}</summary>
      <dl>
        <Fact name={t('facts.deviceId')} value={deviceId} />
        {requests.map((request) => (
          <RequestFacts key={request.requestId} request={request} />
        ))}
      </dl>
    </details>
  );
}

function RequestFacts({ request }: { readonly request: WaitingRequest }) {
  const { clientId, clientMode, clientVersion, platform, deviceFamily, model } = request;
  return (
    <>
      <Fact name={t('facts.role')} value={request.role} />
      <Fact name={t('facts.scopes')} value={request.scopes.join(', ')} />
      <Fact name={t('facts.commands')} value={request.commands.join(', ')} />
      <Fact name={t('facts.client')} value={joined([clientId, clientMode, clientVersion])} />
      <Fact name={t('facts.platform')} value={joined([platform, deviceFamily, model])} />
      <Fact name={t('facts.reason')} value={request.reason} />
      <Fact name={t('facts.request')} value={request.requestId} />
      <Fact name={t('facts.digest')} value={request.digest} />
    </>
  );
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
